package org.xueshi.lti.entity;

import java.time.Instant;
import java.util.UUID;

/** A one-time permission for a platform to register itself; its secret is known only to its URL. */
public record Invitation(UUID id, String note, Instant createdAt, Instant expiresAt) {}
