package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.xueshi.gradebook.control.SheetCredits.Of;
import org.xueshi.gradebook.entity.SheetApply;
import org.xueshi.gradebook.entity.SheetApply.Row;
import org.xueshi.gradebook.entity.SheetApply.RowState;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.control.Corrections;
import org.xueshi.ledger.control.Ledger;
import org.xueshi.ledger.control.Recognitions;
import org.xueshi.ledger.entity.Assessed;
import org.xueshi.ledger.entity.Assessment;
import org.xueshi.ledger.entity.Correction;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.NewCorrection;
import org.xueshi.ledger.entity.Proposal;
import org.xueshi.ledger.entity.Reversal;

/** Single lines of an apply, each a transaction: a correction asked for, a credit taken back. */
@ApplicationScoped
class SheetStep {

  private SheetApplyStore store;
  private SheetCreditStore held;
  private SheetCredits credits;
  private Recognitions recognitions;
  private Corrections corrections;
  private Ledger ledger;

  protected SheetStep() {}

  @Inject
  SheetStep(
      SheetApplyStore store,
      SheetCreditStore held,
      SheetCredits credits,
      Recognitions recognitions,
      Corrections corrections,
      Ledger ledger) {
    this.store = store;
    this.held = held;
    this.credits = credits;
    this.recognitions = recognitions;
    this.corrections = corrections;
    this.ledger = ledger;
  }

  /**
   * Asks for the credit of a lowered grade to be taken back, as a person would: above the limit, a
   * second person decides.
   *
   * @throws Refusal as {@link Corrections#propose}; nothing was written
   */
  @Transactional
  void correct(SheetApply apply, Row row) {
    var entry = standing(apply, row);
    if (entry == null) {
      settle(apply, row, RowState.BEFORE, null);
      return;
    }
    var reason = row.reason() == null ? credits.said(lowered(row)).zh() : row.reason();
    var asked =
        new NewCorrection(
            "gradebook:" + apply.id() + ":" + row.number(),
            Correction.Kind.REVERSE,
            entry,
            0,
            reason,
            List.of());
    var correction = corrections.propose(asked, apply.by());
    var state = correction.needsSecond() ? RowState.ASKED : RowState.DONE;
    settle(apply, row, state, entry);
  }

  private static Text lowered(Row row) {
    return row.given() == null
        ? Text.of("gradebook.sheet.cleared")
        : Text.of(
            "gradebook.sheet.lowered",
            row.given().stripTrailingZeros().toPlainString(),
            row.maximum().stripTrailingZeros().toPlainString());
  }

  /** The entry that stands for a line; null if none does. */
  private UUID standing(SheetApply apply, Row row) {
    var known = held.lock(apply.tenant(), new Of(row.columnId(), row.personId()));
    if (known.isEmpty()) {
      return null;
    }
    var asked = List.of(new Assessed(known.get().evidence(), Assessment.PASSED));
    return recognitions.propose(apply.tenant(), asked).stream()
        .filter(proposal -> proposal.state() == Proposal.State.POSTED)
        .flatMap(proposal -> proposal.entries().stream())
        .map(Entry::id)
        .findFirst()
        .orElse(null);
  }

  /**
   * Takes back what a line credited.
   *
   * @throws Refusal as {@link Ledger#reverse}; nothing was written
   */
  @Transactional
  void undo(SheetApply apply, Row row) {
    var standing = standing(apply, row);
    // What somebody has taken back by hand meanwhile is taken back.
    if (row.entryId().equals(standing)) {
      var key = "gradebook-undo:" + apply.id() + ":" + row.number();
      ledger.reverse(new Reversal(key, row.entryId(), apply.undo().reason()), apply.undo().by());
    }
    settle(apply, row, RowState.UNDONE, row.entryId());
  }

  /** It cannot be done, because. */
  @Transactional
  void refuse(SheetApply apply, Row row, Text because) {
    var state = row.state() == RowState.WAITING ? RowState.REFUSED : row.state();
    store
        .lines()
        .settle(
            apply, List.of(SheetPortion.with(row, state, row.entryId(), credits.said(because))));
  }

  private void settle(SheetApply apply, Row row, RowState state, UUID entry) {
    store
        .lines()
        .settle(
            apply, List.of(SheetPortion.with(row, state, entry, new SheetDraft.Said(null, null))));
  }
}
