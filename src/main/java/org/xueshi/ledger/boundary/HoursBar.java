package org.xueshi.ledger.boundary;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.xueshi.ledger.entity.Hours;

/** The picture of a sum: have, held, waiting and the rest, as parts of {@value #WIDTH}. */
public record HoursBar(int have, int held, int waiting, int lack) {

  public static final int WIDTH = 1000;

  /** Something is never nothing: the smallest part is still seen. */
  private static final int SEEN_MIN = 6;

  private static final int DIGITS = 6;

  /**
   * @param whole what fills the bar; if the parts are more, they do
   */
  static HoursBar of(Hours have, Hours held, Hours waiting, Hours whole) {
    var sum = have.plus(held).plus(waiting);
    var full = sum.compareTo(whole) > 0 ? sum : whole;
    if (full.isZero()) {
      return new HoursBar(0, 0, 0, WIDTH);
    }
    var first = part(have, full);
    var second = Math.min(part(held, full), WIDTH - first);
    var third = Math.min(part(waiting, full), WIDTH - first - second);
    return new HoursBar(first, second, third, WIDTH - first - second - third);
  }

  private static int part(Hours hours, Hours whole) {
    if (hours.compareTo(Hours.ZERO) <= 0) {
      return 0;
    }
    var share =
        hours
            .rounded(DIGITS, RoundingMode.HALF_UP)
            .multiply(BigDecimal.valueOf(WIDTH))
            .divide(whole.rounded(DIGITS, RoundingMode.HALF_UP), 0, RoundingMode.HALF_UP);
    return Math.max(SEEN_MIN, share.intValueExact());
  }
}
