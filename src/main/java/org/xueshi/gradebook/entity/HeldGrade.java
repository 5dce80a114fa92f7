package org.xueshi.gradebook.entity;

import java.time.Instant;
import java.util.Optional;

/**
 * What a platform holds for a person in a column.
 *
 * @param score null if it holds none
 * @param at the platform's time of it; null if it says none
 */
public record HeldGrade(ScoreValue score, Instant at) {

  public static final HeldGrade NONE = new HeldGrade(null, null);

  public Optional<ScoreValue> value() {
    return Optional.ofNullable(score);
  }

  /** Whether it is what we sent, as far as the platform's rounding lets one tell. */
  public boolean is(ScoreValue sent) {
    return score != null && score.sameShare(sent);
  }

  /** The same points of the same maximum, or both none. */
  public boolean sameValue(HeldGrade other) {
    if (score == null || other.score == null) {
      return score == other.score;
    }
    return score.given().compareTo(other.score.given()) == 0
        && score.maximum().compareTo(other.score.maximum()) == 0;
  }
}
