package org.xueshi.ledger.entity;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import org.xueshi.ledger.entity.Leniency.Case;
import org.xueshi.ledger.entity.Leniency.Treatment;

/**
 * How much of a requirement is asked of somebody who did not serve the whole window (按比例要求).
 *
 * @param days of the window
 * @param served of them
 * @param exempt nothing is asked
 */
record Duty(int days, int served, boolean exempt) {

  static Duty of(Leniency leniency, Tenure tenure, Period window) {
    var days = (int) ChronoUnit.DAYS.between(window.from(), window.to()) + 1;
    var away = new BitSet(days);
    var exempt = away(leniency.of(Case.LATE_HIRE), before(window, tenure.hiredOn()), away);
    exempt |= away(leniency.of(Case.TRANSFER_OUT), after(window, tenure.leftOn()), away);
    for (var one : tenure.cases()) {
      exempt |= special(leniency, window, one, away);
    }
    return new Duty(days, days - away.cardinality(), exempt);
  }

  /** A stretch of the window in days from its first, both ends included; empty if from > to. */
  private record Stretch(int from, int to) {
    static Stretch of(Period window, LocalDate from, LocalDate to) {
      var last = (int) ChronoUnit.DAYS.between(window.from(), window.to());
      var begin = Math.max(0, ChronoUnit.DAYS.between(window.from(), from));
      var end = Math.min(last, ChronoUnit.DAYS.between(window.from(), to));
      return new Stretch((int) Math.min(begin, last + 1L), (int) Math.max(end, -1));
    }

    boolean isEmpty() {
      return from > to;
    }
  }

  private static boolean special(
      Leniency leniency, Period window, Tenure.Special one, BitSet away) {
    return switch (one.kind()) {
      case TRANSFER_IN -> away(leniency.of(Case.TRANSFER_IN), before(window, one.from()), away);
      case TRANSFER_OUT ->
          away(leniency.of(Case.TRANSFER_OUT), after(window, one.from().minusDays(1)), away);
      case RETIREMENT ->
          away(leniency.of(Case.RETIREMENT), after(window, one.from().minusDays(1)), away);
      case LEAVE -> {
        var length = ChronoUnit.DAYS.between(one.from(), one.to()) + 1;
        yield length >= leniency.leaveDays()
            && away(leniency.of(Case.LEAVE), Stretch.of(window, one.from(), one.to()), away);
      }
      case APPOINTMENT -> false;
    };
  }

  private static Stretch before(Period window, LocalDate first) {
    return first == null
        ? new Stretch(0, -1)
        : Stretch.of(window, window.from(), first.minusDays(1));
  }

  private static Stretch after(Period window, LocalDate last) {
    return last == null ? new Stretch(0, -1) : Stretch.of(window, last.plusDays(1), window.to());
  }

  /** Marks the days; true if nothing is asked any more. */
  private static boolean away(Treatment treatment, Stretch stretch, BitSet away) {
    if (stretch.isEmpty() || treatment == Treatment.FULL) {
      return false;
    }
    away.set(stretch.from(), stretch.to() + 1);
    return treatment == Treatment.EXEMPT;
  }

  /** Whole hours that are asked of {@code amount}. */
  int asked(int amount, java.math.RoundingMode rounding) {
    if (exempt) {
      return 0;
    }
    return new Hours((long) amount * served, days).rounded(0, rounding).intValueExact();
  }
}
