package org.xueshi.ledger.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * 特殊情形: something in a person's service that changes what is asked of them, as the Office decided.
 *
 * @param takenBack why it was a mistake; {@code null} while it stands
 */
public record SpecialCase(
    UUID id, UUID person, Tenure.Special what, String reason, Instant decidedAt, String takenBack) {

  /** Whether it still counts. */
  public boolean stands() {
    return takenBack == null;
  }
}
