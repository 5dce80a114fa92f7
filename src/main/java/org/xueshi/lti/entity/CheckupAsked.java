package org.xueshi.lti.entity;

import java.util.UUID;

/** Announced when a check-up is to be made; it is made outside the request. */
public record CheckupAsked(UUID tenant, UUID checkupId) {}
