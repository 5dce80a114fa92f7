package org.xueshi.ledger.entity;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Credit hours (学时), exact: a reduced fraction of clock minutes over the minutes one hour has by
 * the rule of its day. 50 minutes at 45 are 10/9 hours; nothing is rounded before it is shown.
 *
 * @param numerator any sign
 * @param denominator ≥ 1
 */
public record Hours(long numerator, long denominator) implements Comparable<Hours> {

  public static final Hours ZERO = new Hours(0, 1);

  public Hours {
    if (denominator < 1) {
      throw new IllegalArgumentException("denominator " + denominator);
    }
    var divisor = greatestCommonDivisor(Math.abs(numerator), denominator);
    numerator /= divisor;
    denominator /= divisor;
  }

  public static Hours of(long hours) {
    return new Hours(hours, 1);
  }

  /**
   * {@code minutes} of clock time where one credit hour has {@code hourMinutes} (open question 1).
   */
  public static Hours ofMinutes(long minutes, int hourMinutes) {
    return new Hours(minutes, hourMinutes);
  }

  /**
   * @throws ArithmeticException if the exact sum no longer fits a fraction of longs; never a wrong
   *     sum
   */
  public Hours plus(Hours other) {
    var divisor = greatestCommonDivisor(denominator, other.denominator);
    var left = Math.multiplyExact(numerator, other.denominator / divisor);
    var right = Math.multiplyExact(other.numerator, denominator / divisor);
    var common = Math.multiplyExact(denominator / divisor, other.denominator);
    return new Hours(Math.addExact(left, right), common);
  }

  public Hours minus(Hours other) {
    return plus(new Hours(Math.negateExact(other.numerator), other.denominator));
  }

  /** This many {@code numerator / denominator}-ths, exactly. */
  public Hours times(long times, long over) {
    var left = new Hours(numerator, over);
    var right = new Hours(times, denominator);
    return new Hours(
        Math.multiplyExact(left.numerator, right.numerator),
        Math.multiplyExact(left.denominator, right.denominator));
  }

  /** Whole clock minutes that fit into it at {@code hourMinutes} an hour. */
  public int wholeMinutes(int hourMinutes) {
    return Math.toIntExact(
        Math.floorDiv(Math.multiplyExact(numerator, (long) hourMinutes), denominator));
  }

  public Hours min(Hours other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** Zero instead of less than zero: a surplus lacks nothing. */
  public Hours orZeroIfNegative() {
    return numerator < 0 ? ZERO : this;
  }

  public boolean isZero() {
    return numerator == 0;
  }

  /** For showing, by the pack's rounding rule. */
  public BigDecimal rounded(int scale, RoundingMode mode) {
    return BigDecimal.valueOf(numerator).divide(BigDecimal.valueOf(denominator), scale, mode);
  }

  @Override
  public int compareTo(Hours other) {
    return Long.signum(minus(other).numerator);
  }

  private static long greatestCommonDivisor(long a, long b) {
    return b == 0 ? Math.max(a, 1) : greatestCommonDivisor(b, a % b);
  }
}
