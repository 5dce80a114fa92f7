package org.xueshi.training.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A QR code scanned in time; whoever comes from the platform in that browser may use it once. */
public record Scan(UUID id, UUID sessionId, StampKind kind, Instant scannedAt, UUID usedBy) {

  /** How long there is to come in from the platform after scanning. */
  public static final Duration LASTS = Duration.ofMinutes(10);

  /** Whether it is good for that session and person now. */
  public boolean goodFor(UUID session, UUID person, Instant now) {
    return sessionId.equals(session)
        && (usedBy == null || usedBy.equals(person))
        && now.isBefore(scannedAt.plus(LASTS));
  }
}
