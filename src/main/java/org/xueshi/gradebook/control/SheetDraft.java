package org.xueshi.gradebook.control;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.xueshi.gradebook.control.SheetCellStore.Seen;
import org.xueshi.gradebook.entity.CountedColumn;
import org.xueshi.gradebook.entity.SheetChange;
import org.xueshi.gradebook.entity.SheetFacts;
import org.xueshi.gradebook.entity.SheetLine;
import org.xueshi.ledger.entity.Verdict;

/** A line while it is being compared: the rules may still be asked. */
final class SheetDraft {

  private final Seen somebody;
  private final CountedColumn column;
  private final SheetChange change;
  private final LocalDate earnedOn;
  private final SheetCredits.Standing standing;
  private SheetFacts facts;
  private BigDecimal was;
  private Said said = new Said(null, null);

  /** What the rules said, in both languages; null if they did not refuse. */
  record Said(String zh, String en) {}

  SheetDraft(
      Seen somebody,
      CountedColumn column,
      SheetFacts facts,
      SheetChange change,
      LocalDate earnedOn,
      SheetCredits.Standing standing) {
    this.somebody = somebody;
    this.column = column;
    this.facts = facts;
    this.change = change;
    this.earnedOn = earnedOn;
    this.standing = standing;
  }

  Seen somebody() {
    return somebody;
  }

  CountedColumn column() {
    return column;
  }

  SheetFacts facts() {
    return facts;
  }

  LocalDate earnedOn() {
    return earnedOn;
  }

  /** The rules answered. */
  void verdict(Verdict verdict, Said words) {
    facts =
        new SheetFacts(
            facts.side(), facts.cell(), facts.terms(), facts.overall(), facts.standing(), verdict);
    said = words;
  }

  SheetLine line() {
    return new SheetLine(
        column.id(),
        somebody.subject(),
        somebody.person(),
        somebody.name(),
        facts.cell(),
        change == SheetChange.SAME ? null : was,
        change,
        earnedOn,
        result());
  }

  /** What the run before saw; null for nothing. */
  SheetDraft was(BigDecimal points) {
    was = points;
    return this;
  }

  private SheetLine.Result result() {
    var posted = standing == null ? 0 : standing.posted();
    var held = standing == null ? 0 : standing.held();
    if (facts.verdict() instanceof Verdict.Credited credited) {
      posted = credited.posted();
      held = credited.held();
    }
    return new SheetLine.Result(
        facts.finding(),
        said.zh(),
        said.en(),
        posted,
        held,
        standing == null ? null : standing.evidence(),
        standing == null ? null : standing.entry());
  }
}
