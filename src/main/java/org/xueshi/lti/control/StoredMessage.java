package org.xueshi.lti.control;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A message as it is kept beside its session. */
record StoredMessage(UUID sessionId, Map<String, Object> message, Instant expiresAt) {}
