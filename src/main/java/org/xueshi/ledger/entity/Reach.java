package org.xueshi.ledger.entity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;

/**
 * The days of a person's book that the rules can look at when they judge one piece of evidence.
 * Entries of other days, and of other evidence, cannot change the verdict of {@link Recognition},
 * so the gate does not read them. Whoever lets a rule look further back says so here.
 */
public final class Reach {

  private Reach() {}

  /**
   * One period that covers all that the rules of {@code pack} look at; empty if they look at
   * nothing. It may be wider than needed, never narrower.
   *
   * @param anchor first day of the person's first cycle, or {@code null} for the district's
   */
  public static Optional<Period> of(RulePack pack, Evidence.Facts facts, LocalDate anchor) {
    var day = facts.earnedOn();
    var looked = new ArrayList<Period>();
    if (pack.recognising().pieces().longestOfDay()) {
      looked.add(new Period(day, day));
    }
    pack.caps().stream()
        .filter(cap -> cap.scope().includes(facts.mode(), facts.course()))
        .map(cap -> of(pack, cap.window(), day, anchor))
        .forEach(looked::add);
    return looked.stream().reduce(Reach::hull);
  }

  private static Period of(RulePack pack, RulePack.Window window, LocalDate day, LocalDate anchor) {
    var around = pack.period(window, 0, day, anchor);
    if (window == RulePack.Window.EVER) {
      return new Period(around.from(), LocalDate.MAX);
    }
    var rolls = pack.calendar().basis() == RulePack.CycleBasis.ROLLING;
    // A later entry's cycle reaches back over this day, and is as long as this day's own.
    return window == RulePack.Window.CYCLE && rolls
        ? new Period(around.from(), day.plusYears(pack.calendar().cycleYears()))
        : around;
  }

  /** The shortest period with both in it. */
  public static Period hull(Period one, Period other) {
    return new Period(
        one.from().isBefore(other.from()) ? one.from() : other.from(),
        one.to().isAfter(other.to()) ? one.to() : other.to());
  }
}
