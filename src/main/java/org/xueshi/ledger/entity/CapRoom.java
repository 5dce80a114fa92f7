package org.xueshi.ledger.entity;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.xueshi.kernel.entity.Text;

/** What still fits under a cap (上限) for one person. */
record CapRoom(RulePack pack, RulePack.Cap cap, Book book) {

  /** Whole minutes that still fit in each of the cap's periods around that evidence's day, ≥ 0. */
  int minutes(Evidence.Facts facts) {
    return left(facts.earnedOn(), facts.course())
        .mapToInt(left -> left.orZeroIfNegative().wholeMinutes(pack.hour().minutes(facts.mode())))
        .min()
        .orElseThrow();
  }

  /** Whether so many more minutes of a credit still fit in each of its periods. */
  boolean fits(Credit credit, int minutes) {
    var more = credit.hours(minutes);
    return left(credit.earnedOn(), credit.course()).allMatch(left -> more.compareTo(left) <= 0);
  }

  private Stream<Hours> left(LocalDate day, Course course) {
    var days = book.entries().stream().map(entry -> entry.credit().earnedOn()).toList();
    return pack.capPeriods(cap.window(), day, book, days).stream()
        .map(period -> book.counted(credit -> concerns(credit, course), period))
        .map(counted -> Hours.of(cap.hours()).minus(counted));
  }

  private boolean concerns(Credit credit, Course course) {
    return cap.scope().includes(credit.mode(), credit.course())
        && (!cap.perCourse() || credit.course().sameRun(course));
  }

  static Text reason(RulePack.Cap cap, int room) {
    return Text.of(
        cap.perCourse() ? "ledger.reason.cappedCourse" : "ledger.reason.capped",
        Text.of("ledger.window." + cap.window()),
        cap.hours(),
        cap.citation().articleNumber(),
        room);
  }
}
