package org.xueshi.people.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.people.entity.IdentityMerge;
import org.xueshi.people.entity.IdentityMerge.Action;
import org.xueshi.people.entity.IdentityMerge.By;
import org.xueshi.people.entity.MergeSuggestion;

/**
 * 身份合并: two rows of one teacher are taken for one person from a recorded decision on, until another
 * one. Nothing moves: every reading puts the rows together. Whoever keeps something by person must
 * hold it still while a decision is carried out; that is why the ledger decides.
 */
@ApplicationScoped
public class IdentityMerges {

  private static final int REASON_MAX = 500;

  private IdentityMergeStore store;
  private Clock clock;

  protected IdentityMerges() {}

  @Inject
  public IdentityMerges(IdentityMergeStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * What is asked for.
   *
   * @param reason 1–500 characters
   */
  public record Asked(Action action, UUID absorbed, UUID kept, String reason) {}

  /**
   * @throws Refusal INVALID ({@code people.merge.reason, same, unknown, keepRoster}); CONFLICT
   *     ({@code waits, absorbedAlready, keptIsAbsorbed, notMerged})
   */
  @Transactional
  public IdentityMerge propose(UUID tenant, Asked asked, By by) {
    var reason = reason(asked.reason());
    check(tenant, asked.action(), asked.absorbed(), asked.kept());
    if (store.open(tenant, asked.absorbed(), asked.kept())) {
      throw Refusal.conflict("people.merge.waits");
    }
    var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var merge =
        new IdentityMerge(
            Ids.next(), asked.action(), asked.absorbed(), asked.kept(), reason, at, by, null);
    store.insert(tenant, merge);
    return merge;
  }

  /**
   * Accepts (and does) or refuses what was asked. Whoever asked may only take it back; the database
   * says the same.
   *
   * @throws Refusal NOT_FOUND; INVALID and CONFLICT as {@link #propose}, and {@code decided};
   *     FORBIDDEN ({@code people.merge.secondPerson}): then nothing is written
   */
  @Transactional
  public IdentityMerge decide(UUID tenant, UUID id, boolean accept, String reason, By by) {
    var merge = get(tenant, id);
    var words = reason(reason);
    if (accept && (!by.kind().equals("ACCOUNT") || by.equals(merge.by()))) {
      throw Refusal.forbidden("people.merge.secondPerson");
    }
    if (accept) {
      check(tenant, merge.action(), merge.absorbed(), merge.kept());
    }
    var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (!store.decide(tenant, merge, new IdentityMerge.Decision(accept, words, at, by))) {
      throw Refusal.conflict("people.merge.decided");
    }
    if (accept && merge.action() == Action.MERGE) {
      store.join(tenant, merge);
    } else if (accept) {
      store.part(tenant, merge);
    }
    return get(tenant, id);
  }

  /**
   * @throws Refusal NOT_FOUND
   */
  @Transactional
  public IdentityMerge get(UUID tenant, UUID id) {
    return store.find(tenant, id).orElseThrow(Refusal::notFound);
  }

  /** Newest first. */
  @Transactional
  public List<IdentityMerge> newest(UUID tenant, int limit) {
    return store.newest(tenant, limit);
  }

  /** Whose numbers say they are one, and nobody has decided yet; never by name. */
  @Transactional
  public List<MergeSuggestion> suggestions(UUID tenant, int limit) {
    return store.suggestions(tenant, limit);
  }

  private void check(UUID tenant, Action action, UUID absorbedId, UUID keptId) {
    if (absorbedId.equals(keptId)) {
      throw Refusal.invalid("people.merge.same");
    }
    store.lock(tenant, absorbedId, keptId);
    var absorbed = row(tenant, absorbedId);
    var kept = row(tenant, keptId);
    if (action == Action.UNDO) {
      if (!keptId.equals(absorbed.one())) {
        throw Refusal.conflict("people.merge.notMerged");
      }
      return;
    }
    if (absorbed.one() != null) {
      throw Refusal.conflict("people.merge.absorbedAlready");
    }
    if (kept.one() != null && !kept.one().equals(keptId)) {
      throw Refusal.conflict("people.merge.keptIsAbsorbed");
    }
    if (absorbed.onRoster() && !kept.onRoster()) {
      throw Refusal.invalid("people.merge.keepRoster");
    }
  }

  private IdentityMergeStore.Row row(UUID tenant, UUID id) {
    return store.row(tenant, id).orElseThrow(() -> Refusal.invalid("people.merge.unknown"));
  }

  private static String reason(String reason) {
    if (reason == null || reason.isBlank() || reason.length() > REASON_MAX) {
      throw Refusal.invalid("people.merge.reason", REASON_MAX);
    }
    return reason.strip();
  }
}
