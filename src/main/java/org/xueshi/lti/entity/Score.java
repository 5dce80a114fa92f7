package org.xueshi.lti.entity;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A final score for one person in one column (AGS 3.4). There is no other kind here: a score that
 * is not final erases what Moodle has.
 *
 * @param userId the platform's subject
 * @param given at least 0; may exceed the maximum
 * @param maximum greater than 0
 * @param at the moment of sending, not of the event: Moodle compares it with its own clock
 * @param comment shown in the gradebook; empty for none
 */
public record Score(
    String userId, BigDecimal given, BigDecimal maximum, Instant at, String comment) {

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  /**
   * @throws IllegalArgumentException if it is no score a platform could take
   */
  public Score {
    if (userId == null || given == null || maximum == null || at == null) {
      throw new IllegalArgumentException("incomplete score");
    }
    if (userId.isBlank() || CONTROL.matcher(userId).find()) {
      throw new IllegalArgumentException("no user");
    }
    if (given.signum() < 0 || maximum.signum() <= 0) {
      throw new IllegalArgumentException("score out of range");
    }
  }
}
