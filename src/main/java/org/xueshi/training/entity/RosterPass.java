package org.xueshi.training.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Lets one browser keep the roster of one session offline, for the trainer who asked. */
public record RosterPass(UUID id, UUID sessionId, UUID trainerId, Instant expiresAt) {

  /** How long there is to open it. */
  public static final Duration TICKET_LASTS = Duration.ofMinutes(10);

  /** So long after the session's end stamps are still taken. */
  public static final Duration LASTS = Duration.ofDays(7);
}
