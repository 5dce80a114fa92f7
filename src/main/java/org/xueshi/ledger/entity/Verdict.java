package org.xueshi.ledger.entity;

import java.time.LocalDate;
import java.util.List;
import org.xueshi.kernel.entity.Text;

/** What the rules say of a piece of evidence: credit, because; or none, because. */
public sealed interface Verdict {

  /**
   * @param posted minutes that count at once, ≥ 0
   * @param held minutes that wait, ≥ 0; together ≥ 1
   * @param until first day on which held minutes can count; {@code null} if none are held
   * @param reasons in the order in which the rules were applied
   */
  record Credited(int posted, int held, LocalDate until, List<Text> reasons) implements Verdict {

    public Credited {
      reasons = List.copyOf(reasons);
    }
  }

  /** Nothing can be credited, and why. */
  record Refused(Text because) implements Verdict {}
}
