package org.xueshi.followup.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * One handing-in, kept as it was, and the mentor's answer.
 *
 * @param number 1 for the first
 * @param verdict null until answered; so are {@code feedback} and {@code answeredAt}
 */
public record Work(
    UUID id,
    UUID personId,
    int number,
    String words,
    Instant submittedAt,
    Verdict verdict,
    String feedback,
    Instant answeredAt) {

  public boolean answered() {
    return verdict != null;
  }
}
