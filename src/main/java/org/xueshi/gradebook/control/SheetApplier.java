package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.xueshi.gradebook.entity.CountedColumn;
import org.xueshi.gradebook.entity.SheetApply;
import org.xueshi.gradebook.entity.SheetApply.Row;
import org.xueshi.gradebook.entity.SheetApply.RowState;
import org.xueshi.gradebook.entity.SheetFinding.Decision;
import org.xueshi.kernel.entity.Refusal;

/**
 * Works off what was asked to be applied or taken back, portion by portion. It goes on after what
 * is done, whoever did it: a node that dies leaves a lease that ends.
 */
@ApplicationScoped
public class SheetApplier {

  static final Duration LEASE = Duration.ofMinutes(2);
  private static final int TRIES = 5;

  private SheetApplyStore store;
  private SheetStores stores;
  private SheetPortion portion;
  private SheetStep step;
  private SheetLines lines;
  private Clock clock;

  protected SheetApplier() {}

  @Inject
  SheetApplier(
      SheetApplyStore store,
      SheetStores stores,
      SheetPortion portion,
      SheetStep step,
      SheetLines lines,
      Clock clock) {
    this.store = store;
    this.stores = stores;
    this.portion = portion;
    this.step = step;
    this.lines = lines;
    this.clock = clock;
  }

  /** Works on one that waits; false if none does. Not inside a transaction. */
  public boolean workNext(UUID tenant) {
    var now = clock.instant();
    var apply = store.claim(tenant, now, now.plus(LEASE));
    apply.ifPresent(this::work);
    return apply.isPresent();
  }

  private void work(SheetApply apply) {
    if (apply.state() == SheetApply.State.APPLYING) {
      credit(apply);
      each(apply, RowState.WAITING, Decision.CORRECT, step::correct);
    } else {
      each(apply, RowState.DONE, Decision.CREDIT, step::undo);
    }
    stores.runs().find(apply.tenant(), apply.runId()).ifPresent(lines::compare);
    store.finish(apply, clock.instant());
  }

  private void credit(SheetApply apply) {
    var columns =
        stores.columns().of(apply.tenant(), apply.courseRunId()).stream()
            .collect(Collectors.toMap(CountedColumn::id, column -> column));
    var after = 0;
    var tries = 0;
    while (true) {
      try {
        var next = portion.credit(apply, columns, after);
        if (next == 0) {
          return;
        }
        after = next;
        tries = 0;
        store.renew(apply, clock.instant().plus(LEASE));
      } catch (Refusal busy) {
        // Another writer took a chain's place in the same moment: nothing was written.
        if (busy.kind() != Refusal.Kind.CONFLICT || ++tries == TRIES) {
          throw busy;
        }
      }
    }
  }

  private void each(
      SheetApply apply, RowState state, Decision action, BiConsumer<SheetApply, Row> work) {
    var after = 0;
    while (true) {
      var rows = store.lines().take(apply, state, after, SheetPortion.SIZE);
      if (rows.isEmpty()) {
        return;
      }
      for (var row : rows) {
        after = row.number();
        if (row.action() == action) {
          one(apply, row, work);
        }
      }
      store.renew(apply, clock.instant().plus(LEASE));
    }
  }

  private void one(SheetApply apply, Row row, BiConsumer<SheetApply, Row> work) {
    try {
      work.accept(apply, row);
    } catch (Refusal no) {
      step.refuse(apply, row, no.text());
    }
  }
}
