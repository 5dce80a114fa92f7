package org.xueshi.ledger.entity;

import org.xueshi.kernel.entity.Text;

/** What still fits under a cap (上限) for one person. */
record CapRoom(RulePack pack, RulePack.Cap cap, Book book) {

  /** Whole minutes that still fit in each of the cap's periods around that evidence's day, ≥ 0. */
  int minutes(Evidence.Facts facts) {
    var days = book.entries().stream().map(entry -> entry.credit().earnedOn()).toList();
    return pack.capPeriods(cap.window(), facts.earnedOn(), book, days).stream()
        .map(period -> book.counted(credit -> concerns(credit, facts), period))
        .map(counted -> Hours.of(cap.hours()).minus(counted).orZeroIfNegative())
        .mapToInt(left -> left.wholeMinutes(pack.hour().minutes(facts.mode())))
        .min()
        .orElseThrow();
  }

  private boolean concerns(Credit credit, Evidence.Facts facts) {
    return cap.scope().includes(credit.mode(), credit.course())
        && (!cap.perCourse() || credit.course().sameRun(facts.course()));
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
