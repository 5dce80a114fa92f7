package org.xueshi.ledger.entity;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Where a requirement ends up when its period does (2.3: "at-risk forecast"), by four assumptions
 * that a reader can check: nothing more happens; held and waiting hours count; so do the courses
 * under way; or the pace so far goes on. A pure function; nothing of it is ever written down.
 *
 * @param required amount of the requirement
 * @param have what counts on {@code asOf}
 * @param expected held and waiting
 * @param underWay planned hours of courses begun and not finished
 */
public record Forecast(
    Hours required, Hours have, Hours expected, Hours underWay, Period period, LocalDate asOf) {

  /** With less than this behind us, a pace is chance. */
  private static final int DAYS_OF_PACE_MIN = 90;

  private static final int DAYS_A_YEAR = 365;

  /** What counts once everything held and waiting does. */
  public Hours settled() {
    return have.plus(expected);
  }

  /** The same with the courses that are under way. */
  public Hours withCourses() {
    return settled().plus(underWay);
  }

  /** At the pace of the period so far; empty while it is too early to speak of one. */
  public Optional<Hours> atPace() {
    var elapsed = ChronoUnit.DAYS.between(period.from(), asOf) + 1;
    var total = Outlook.days(period);
    return elapsed < DAYS_OF_PACE_MIN || elapsed >= total
        ? Optional.empty()
        : Optional.of(settled().times(total, elapsed));
  }

  /** Days after {@code asOf} that the period still has, ≥ 0. */
  public long daysLeft() {
    return Math.max(0, ChronoUnit.DAYS.between(asOf, period.to()));
  }

  /** What is still to be planned: not even the courses under way bring it. */
  public Hours toPlan() {
    return required.minus(withCourses()).orZeroIfNegative();
  }

  /** Hours a year from now on that would just do; empty if nothing is to plan or no time left. */
  public Optional<Hours> neededPerYear() {
    return toPlan().isZero() || daysLeft() == 0
        ? Optional.empty()
        : Optional.of(
            daysLeft() < DAYS_A_YEAR ? toPlan() : toPlan().times(DAYS_A_YEAR, daysLeft()));
  }

  public Outlook outlook() {
    return Outlook.of(required, have, expected, period, asOf);
  }
}
