package org.xueshi.ledger.entity;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How a requirement looks on a day, before its period is over. Worked out from four numbers only,
 * so that the teacher's page and the district's dashboard never disagree.
 */
public enum Outlook {
  /** 已达到: what counts is enough. */
  MET,
  /** 进度正常: what counts, is held and waits is enough, or keeps up with the calendar. */
  ON_COURSE,
  /** 有风险: behind the calendar, but the even yearly pace doubled would still do. */
  AT_RISK,
  /** 已落后: even twice the even pace would not do, or the period is over. */
  SHORT;

  /** In the first tenth of a period nobody is behind yet. */
  private static final int GRACE_PARTS = 10;

  /**
   * @param required the requirement's amount, > 0
   * @param have what counts
   * @param expected held and waiting: sure to count if nothing goes wrong
   * @param period the requirement's; one that ends on {@code asOf} has no future
   */
  public static Outlook of(
      Hours required, Hours have, Hours expected, Period period, LocalDate asOf) {
    if (have.compareTo(required) >= 0) {
      return MET;
    }
    var sure = have.plus(expected);
    if (sure.compareTo(required) >= 0) {
      return ON_COURSE;
    }
    var total = days(period);
    var elapsed = Math.min(total, ChronoUnit.DAYS.between(period.from(), asOf) + 1);
    var left = total - elapsed;
    if (left <= 0) {
      return SHORT;
    }
    if (elapsed * GRACE_PARTS <= total || sure.compareTo(required.times(elapsed, total)) >= 0) {
      return ON_COURSE;
    }
    var need = required.minus(sure);
    return need.compareTo(required.times(2 * left, total)) > 0 ? SHORT : AT_RISK;
  }

  /** As said of a requirement: falling short of an advisory one is a warning, never a failure. */
  public Outlook of(Requirement requirement) {
    return this == SHORT && requirement.fine().advisory() ? AT_RISK : this;
  }

  static long days(Period period) {
    return ChronoUnit.DAYS.between(period.from(), period.to()) + 1;
  }
}
