package org.xueshi.gradebook.entity;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * So many points of so many.
 *
 * @param given the points
 * @param maximum greater than 0
 */
public record ScoreValue(BigDecimal given, BigDecimal maximum) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal TOLERANCE_PERCENT = new BigDecimal("0.01");

  public ScoreValue {
    if (maximum.signum() <= 0) {
      throw new IllegalArgumentException("maximum " + maximum);
    }
  }

  public static ScoreValue of(String given, String maximum) {
    return new ScoreValue(new BigDecimal(given), new BigDecimal(maximum));
  }

  /** A score that may be sent: platforms cut others to the range without saying so. */
  public boolean inRange() {
    return given.signum() >= 0 && given.compareTo(maximum) <= 0;
  }

  public boolean isZero() {
    return given.signum() == 0;
  }

  /** Share of the maximum in percent, to four decimals. */
  public BigDecimal percent() {
    return given.multiply(HUNDRED).divide(maximum, 4, RoundingMode.HALF_EVEN);
  }

  /**
   * The same share: the platform rescales to the column's maximum and rounds, so points alone
   * cannot be compared.
   */
  public boolean sameShare(ScoreValue other) {
    return percent().subtract(other.percent()).abs().compareTo(TOLERANCE_PERCENT) <= 0;
  }

  /** Whether it reaches the pass mark. */
  public boolean reaches(int passPercent) {
    return percent().compareTo(BigDecimal.valueOf(passPercent)) >= 0;
  }
}
