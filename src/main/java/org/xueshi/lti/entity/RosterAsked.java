package org.xueshi.lti.entity;

import java.util.UUID;

/** Announced when a roster is to be read; the reading itself happens outside the request. */
public record RosterAsked(UUID tenant, String courseKey) {}
