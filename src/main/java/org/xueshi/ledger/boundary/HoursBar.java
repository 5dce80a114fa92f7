package org.xueshi.ledger.boundary;

import java.math.RoundingMode;
import org.xueshi.ledger.entity.Hours;
import org.xueshi.ledger.entity.Standing;

/**
 * The picture: have, held, waiting and lacking of the required hours, as parts of {@value #WIDTH}.
 *
 * @param missing what would still be lacking if everything held and waiting counted
 */
public record HoursBar(int have, int held, int waiting, int lack, Hours missing) {

  public static final int WIDTH = 1000;

  static HoursBar of(Standing standing) {
    var main = standing.main();
    var required = Hours.of(main.requirement().amount());
    var sum = standing.have().plus(standing.held()).plus(standing.waiting());
    var whole = sum.compareTo(required) > 0 ? sum : required;
    var have = part(standing.have(), whole);
    var held = part(standing.held(), whole);
    var waiting = part(standing.waiting(), whole);
    return new HoursBar(
        have,
        held,
        waiting,
        Math.max(0, WIDTH - have - held - waiting),
        required.minus(sum).orZeroIfNegative());
  }

  /** Something is never nothing: the smallest part is still seen. */
  private static int part(Hours hours, Hours whole) {
    if (hours.compareTo(Hours.ZERO) <= 0) {
      return 0;
    }
    var share =
        hours
            .rounded(6, RoundingMode.HALF_UP)
            .multiply(java.math.BigDecimal.valueOf(WIDTH))
            .divide(whole.rounded(6, RoundingMode.HALF_UP), 0, RoundingMode.HALF_UP);
    return Math.max(4, share.intValueExact());
  }
}
