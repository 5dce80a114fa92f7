package org.xueshi.ledger.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.xueshi.ledger.entity.Book;
import org.xueshi.ledger.entity.Credit;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.RulePack;
import org.xueshi.ledger.entity.Verdict;

/** The entries that a verdict becomes. */
final class Originals {

  private Originals() {}

  /**
   * One entry for what counts, one for what waits.
   *
   * @param heads head of the entry with this part number
   */
  static List<Entry> of(
      Verdict.Credited verdict, Evidence evidence, RulePack pack, IntFunction<Entry.Head> heads) {
    var credit = Credit.of(evidence, pack);
    var entries = new ArrayList<Entry>();
    if (verdict.posted() > 0) {
      entries.add(
          new Entry.Posted(
              heads.apply(entries.size()), credit, verdict.posted(), verdict.reasons()));
    }
    if (verdict.held() > 0) {
      entries.add(
          new Entry.Held(
              heads.apply(entries.size()),
              credit,
              verdict.held(),
              verdict.until(),
              verdict.reasons()));
    }
    return entries;
  }

  /** The clock minutes this evidence would claim. */
  static List<Book.Claim> claims(Evidence evidence) {
    var title = evidence.course().title();
    return evidence.facts().intervals().stream()
        .map(interval -> new Book.Claim(evidence.id(), title, interval))
        .toList();
  }
}
