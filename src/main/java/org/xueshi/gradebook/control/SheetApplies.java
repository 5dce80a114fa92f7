package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.xueshi.gradebook.entity.SheetApply;
import org.xueshi.gradebook.entity.SheetApply.RowState;
import org.xueshi.gradebook.entity.SheetApply.Total;
import org.xueshi.gradebook.entity.SheetRun;
import org.xueshi.gradebook.entity.SheetRunStarted;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.web.entity.Actor;

/**
 * 入账: asking for what the table says to be applied, with its total in view; and for all of it to be
 * taken back. The work itself goes on in the background.
 */
@ApplicationScoped
public class SheetApplies {

  private static final int REASON_MAX = 500;

  private SheetApplyStore store;
  private SheetTables tables;
  private SheetRunStore runs;
  private Event<SheetRunStarted> announced;
  private Clock clock;

  protected SheetApplies() {}

  @Inject
  SheetApplies(
      SheetApplyStore store,
      SheetTables tables,
      SheetRunStore runs,
      Event<SheetRunStarted> announced,
      Clock clock) {
    this.store = store;
    this.tables = tables;
    this.runs = runs;
    this.announced = announced;
    this.clock = clock;
  }

  /**
   * Has everything applied that is proposed or decided.
   *
   * @param seen the total that was looked at
   * @throws Refusal CONFLICT {@code gradebook.refusal.readFirst, stillReading, applying,
   *     changedSince}; INVALID {@code gradebook.refusal.nothingChosen}
   */
  @Transactional
  public SheetApply apply(UUID courseRunId, Total seen, Actor actor) {
    var run =
        runs.latest(actor.tenant(), courseRunId)
            .orElseThrow(() -> Refusal.conflict("gradebook.refusal.readFirst"));
    if (run.reading()) {
      throw Refusal.conflict("gradebook.refusal.stillReading");
    }
    if (seen.rows() == 0) {
      throw Refusal.invalid("gradebook.refusal.nothingChosen");
    }
    var apply = begun(run, actor);
    var total = tables.total(actor.tenant(), courseRunId);
    if (!total.equals(seen)
        || store.fill(apply, tables.lowered(actor.tenant(), courseRunId), false) != seen.rows()) {
      throw Refusal.conflict("gradebook.refusal.changedSince");
    }
    announced.fire(new SheetRunStarted(actor.tenant()));
    return apply;
  }

  /** What policy allows without anybody having looked; nothing if an apply is under way. */
  @Transactional
  void applyByPolicy(SheetRun run, Actor actor) {
    var apply = apply(run, actor);
    if (store.insert(apply)) {
      store.fill(apply, tables.lowered(run.tenant(), run.courseRunId()), true);
      announced.fire(new SheetRunStarted(run.tenant()));
    }
  }

  private SheetApply begun(SheetRun run, Actor actor) {
    var apply = apply(run, actor);
    if (!store.insert(apply)) {
      throw Refusal.conflict("gradebook.refusal.applying");
    }
    return apply;
  }

  private SheetApply apply(SheetRun run, Actor actor) {
    return new SheetApply(
        run.tenant(),
        Ids.next(),
        run.courseRunId(),
        run.id(),
        SheetApply.State.APPLYING,
        clock.instant(),
        actor,
        0,
        null,
        null);
  }

  /**
   * Has all that an apply credited taken back, as one act with one reason.
   *
   * @param reason 1–500 characters
   * @throws Refusal NOT_FOUND; INVALID {@code gradebook.refusal.reason}; CONFLICT {@code
   *     gradebook.refusal.undo}
   */
  @Transactional
  public void undo(UUID id, String reason, Actor actor) {
    var apply = get(actor.tenant(), id);
    var words = reason == null ? "" : reason.strip();
    if (words.isEmpty() || words.length() > REASON_MAX) {
      throw Refusal.invalid("gradebook.refusal.reason", REASON_MAX);
    }
    if (!store.undo(apply, words, actor)) {
      throw Refusal.conflict("gradebook.refusal.undo");
    }
    announced.fire(new SheetRunStarted(actor.tenant()));
  }

  /**
   * @throws Refusal NOT_FOUND
   */
  public SheetApply get(UUID tenant, UUID id) {
    return store.find(tenant, id).orElseThrow(Refusal::notFound);
  }

  public List<SheetApply> newest(UUID tenant, UUID courseRunId, int limit) {
    return store.newest(tenant, courseRunId, limit);
  }

  /** Lines, those that were not done first. */
  public List<SheetApply.Row> rows(SheetApply apply, int offset, int limit) {
    return store.lines().rows(apply, offset, limit);
  }

  /** How many lines are in each state; states without any are missing. */
  public Map<RowState, Integer> counts(SheetApply apply) {
    return store.lines().counts(apply);
  }
}
