package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Overlap;
import org.xueshi.web.entity.Actor;

/**
 * 重叠队列: no clock minute is credited twice. The gate refuses the second claim, naming both sides;
 * here a person decides what is right, and that is done in one transaction.
 */
@ApplicationScoped
public class Overlaps {

  private static final int REASON_MAX = 500;

  private OverlapStore store;
  private OverlapDesk desk;
  private LedgerStores stores;
  private Clock clock;

  protected Overlaps() {}

  @Inject
  Overlaps(OverlapStore store, OverlapDesk desk, LedgerStores stores, Clock clock) {
    this.store = store;
    this.desk = desk;
    this.stores = stores;
    this.clock = clock;
  }

  /** What waits for a decision, newest first, at most {@code limit}. */
  @Transactional
  public List<Overlap> open(UUID tenant, int limit) {
    return store.open(tenant, null, limit).stream().map(pair -> overlap(tenant, pair)).toList();
  }

  /**
   * @throws Refusal NOT_FOUND if these two do not overlap, or somebody decided
   */
  @Transactional
  public Overlap get(UUID tenant, UUID asked, UUID against) {
    return find(tenant, new OverlapStore.Pair(asked, against));
  }

  /**
   * Decides, and does it.
   *
   * @throws Refusal NOT_FOUND as {@link #get}; INVALID ({@code reason}); CONFLICT ({@code
   *     overlapGone, nothingLeft}, {@code secondFirst} if what is to be replaced is more than one
   *     person may reverse alone, and whatever the gate refuses): nothing was written
   */
  @Transactional
  public void decide(UUID asked, UUID against, Overlap.Decision decision, Actor actor) {
    if (decision.reason() == null
        || decision.reason().isBlank()
        || decision.reason().length() > REASON_MAX) {
      throw Refusal.invalid("ledger.refusal.reason", REASON_MAX);
    }
    var tenant = actor.tenant();
    var pair = new OverlapStore.Pair(asked, against);
    var person = desk.evidence(tenant, asked).person();
    stores.chains().lock(tenant, List.of(person));
    var overlap = find(tenant, pair);
    var recorded = new OverlapStore.Recorded(clock.instant().truncatedTo(ChronoUnit.MICROS), actor);
    var book = stores.books().of(tenant, person);
    switch (decision.choice()) {
      case KEEP, REFUSE -> {
        desk.takeBack(overlap, decision, book, actor);
        store.insert(pair, decision, null, recorded);
      }
      case REPLACE -> {
        desk.replace(overlap, decision, book, actor);
        store.insert(pair, decision, null, recorded);
      }
      case REST -> {
        desk.takeBack(overlap, decision, book, actor);
        var rest = desk.rest(overlap, decision, stores.books().of(tenant, person), actor).id();
        store.insert(pair, decision, rest, recorded);
        store.insert(new OverlapStore.Pair(asked, rest), decision, rest, recorded);
      }
    }
  }

  private Overlap find(UUID tenant, OverlapStore.Pair pair) {
    return store.open(tenant, pair.asked(), Integer.MAX_VALUE).stream()
        .filter(pair::equals)
        .findFirst()
        .map(one -> overlap(tenant, one))
        .orElseThrow(Refusal::notFound);
  }

  private Overlap overlap(UUID tenant, OverlapStore.Pair pair) {
    return Overlap.of(desk.evidence(tenant, pair.asked()), desk.evidence(tenant, pair.against()));
  }
}
