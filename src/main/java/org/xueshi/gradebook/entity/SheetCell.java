package org.xueshi.gradebook.entity;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What a source holds for an account in a column.
 *
 * @param given null for nothing
 * @param maximum greater than 0
 * @param at the source's time of it; null if it says none
 * @param byHand the source says that somebody overrode it
 */
public record SheetCell(BigDecimal given, BigDecimal maximum, Instant at, boolean byHand) {

  /** As many decimals as are kept. */
  private static final int DECIMALS = 5;

  public SheetCell {
    given = given == null ? null : given.setScale(DECIMALS, java.math.RoundingMode.HALF_EVEN);
    maximum = maximum.setScale(DECIMALS, java.math.RoundingMode.HALF_EVEN);
  }

  public boolean isEmpty() {
    return given == null;
  }

  /** The same points of the same maximum; the time alone is no change. */
  public boolean sameValue(SheetCell other) {
    return same(given, other.given) && same(maximum, other.maximum) && byHand == other.byHand;
  }

  private static boolean same(BigDecimal one, BigDecimal other) {
    return one == null ? other == null : other != null && one.compareTo(other) == 0;
  }

  public ScoreValue score() {
    return new ScoreValue(given, maximum);
  }
}
