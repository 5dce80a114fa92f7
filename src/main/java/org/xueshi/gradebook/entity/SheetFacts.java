package org.xueshi.gradebook.entity;

import java.util.Optional;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.entity.Assessment;
import org.xueshi.ledger.entity.Verdict;

/**
 * Everything about one account and one column that counts. {@link #finding} is a pure function.
 *
 * @param cell what the source holds
 * @param overall what the weighted overall grade says; NONE if no column has a weight
 * @param standing what the ledger has of it
 * @param verdict what the rules would say; null if nobody asked
 */
public record SheetFacts(
    Side side,
    SheetCell cell,
    CountedColumn.Terms terms,
    Assessment overall,
    Standing standing,
    Verdict verdict) {

  /**
   * The account's side.
   *
   * @param matched whether it is somebody we know
   * @param enrolled whether the newest run saw it
   * @param ours the column is one that we ourselves write
   * @param edited and its value is not the one we sent last
   * @param had whether there ever was a grade
   */
  public record Side(
      boolean matched, boolean enrolled, boolean ours, boolean edited, boolean had) {}

  /** What the ledger has. */
  public enum Standing {
    NONE,
    POSTED,
    REVERSED
  }

  public boolean passed() {
    return !cell.isEmpty() && cell.score().reaches(terms.passPercent());
  }

  /** Whether the rules have to be asked: it may be credited, now or by a decision. */
  public boolean asksRules() {
    return side.matched()
        && !side.ours()
        && standing == Standing.NONE
        && passed()
        && (overall == Assessment.PASSED || overall == Assessment.NONE);
  }

  /** The first that holds: what stands in the book goes before what would. */
  public SheetFinding finding() {
    if (!side.matched()) {
      return cell.isEmpty() ? SheetFinding.NOT_YET : SheetFinding.UNMATCHED;
    }
    if (side.ours()) {
      return side.edited() ? SheetFinding.EDITED : SheetFinding.OVERLAPPING;
    }
    if (standing == Standing.POSTED) {
      return passed() && !overallLost() ? SheetFinding.CREDITED : SheetFinding.LOWERED;
    }
    return passed() ? passing() : failing();
  }

  private boolean overallLost() {
    return overall == Assessment.FAILED || overall == Assessment.PENDING;
  }

  private SheetFinding passing() {
    if (overallLost()) {
      return SheetFinding.OVERALL;
    }
    if (standing == Standing.REVERSED) {
      return SheetFinding.REVERSED;
    }
    if (verdict instanceof Verdict.Refused no) {
      return no.because().key().startsWith("ledger.reason.capped")
          ? SheetFinding.OVER_CAP
          : SheetFinding.BY_RULE;
    }
    return side.enrolled() ? SheetFinding.NEW : SheetFinding.LEFT;
  }

  private SheetFinding failing() {
    if (cell.isEmpty()) {
      return side.had() ? SheetFinding.MISSING : SheetFinding.NOT_YET;
    }
    return cell.given().signum() == 0 ? SheetFinding.ZERO : SheetFinding.BELOW_PASS;
  }

  /** What the rules said, if they refuse. */
  public Optional<Text> because() {
    return verdict instanceof Verdict.Refused no ? Optional.of(no.because()) : Optional.empty();
  }
}
