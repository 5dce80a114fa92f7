package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.ChainHead;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.Rulings;
import org.xueshi.web.entity.Actor;

/**
 * How everything gets into the book: lock the chains, read the books, look up the asker's keys; the
 * desks decide; write. Only {@link Ledger} passes through it.
 */
@ApplicationScoped
class Gate {

  private LedgerStores stores;
  private Clock clock;

  protected Gate() {}

  @Inject
  Gate(LedgerStores stores, Clock clock) {
    this.stores = stores;
    this.clock = clock;
  }

  /** An entry. @throws Refusal NOT_FOUND */
  Entry find(UUID tenant, UUID id) {
    return stores.entries().find(tenant, id).orElseThrow(Refusal::notFound).entry();
  }

  /** From here on nobody else writes into these persons' books until the transaction ends. */
  Batch begin(Actor actor, Collection<UUID> persons) {
    var heads = stores.chains().lock(actor.tenant(), persons);
    return batch(actor, heads, stores.books().shelf(actor.tenant(), persons));
  }

  /** The chains of those whose evidence this is, locked until the transaction ends. */
  Map<UUID, ChainHead> lock(UUID tenant, Collection<Evidence> evidence) {
    return stores
        .chains()
        .lock(tenant, evidence.stream().map(Evidence::person).distinct().toList());
  }

  /**
   * To credit this evidence: of the books, what its verdict can depend on.
   *
   * @param heads of all persons concerned, locked
   */
  Batch begin(
      Actor actor, Map<UUID, ChainHead> heads, Collection<Evidence> evidence, Rulings rulings) {
    return batch(actor, heads, stores.books().concerning(actor.tenant(), evidence, rulings));
  }

  /** Rows that became one person in the same moment: asked again, all their chains are held. */
  private Batch batch(Actor actor, Map<UUID, ChainHead> heads, Books.Shelf shelf) {
    if (!heads.keySet().containsAll(shelf.identities())) {
      throw Refusal.conflict("ledger.refusal.busy");
    }
    return new Batch(actor, now(), heads, shelf.books());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** What was written under these keys before. */
  Map<String, List<Entry>> answered(UUID tenant, List<String> keys) {
    var answered = new HashMap<String, List<Entry>>();
    for (var entry : stores.entries().byKeys(tenant, keys)) {
      var key = entry.head().request().key();
      answered.computeIfAbsent(key, ignored -> new ArrayList<>()).add(entry);
    }
    return answered;
  }

  List<Entry> answered(UUID tenant, String key) {
    return answered(tenant, List.of(key)).getOrDefault(key, List.of());
  }

  void write(UUID tenant, Batch batch) {
    stores.write(tenant, batch);
  }

  /** The clock minutes of this original can be credited again. */
  void free(Entry original) {
    stores.free(original);
  }
}
