package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.Outcome;
import org.xueshi.ledger.entity.Posting;
import org.xueshi.ledger.entity.Resolution;
import org.xueshi.ledger.entity.Reversal;
import org.xueshi.web.entity.Actor;

/**
 * 台账: the one gate through which entries are written. Every call locks the chains of the persons
 * concerned, looks up the asker's key, decides with the book in hand, and appends; all in the
 * caller's transaction, so what the caller writes stands or falls with it.
 */
@ApplicationScoped
public class Ledger {

  private static final int BATCH_MAX = 5_000;

  private LedgerStores stores;
  private PostingDesk desk;
  private ResolutionDesk resolutions;
  private Clock clock;

  protected Ledger() {}

  @Inject
  Ledger(LedgerStores stores, PostingDesk desk, ResolutionDesk resolutions, Clock clock) {
    this.stores = stores;
    this.desk = desk;
    this.resolutions = resolutions;
    this.clock = clock;
  }

  /**
   * Credits evidence, each posting on its own: one that is refused does not stop the others.
   *
   * @param postings at most {@value #BATCH_MAX}
   * @return an outcome for each posting, in order; refusals in this precedence: {@code keyReused,
   *     unknownEvidence, alreadyCredited}, those of {@code Recognition}, {@code changed}
   * @throws Refusal CONFLICT ({@code ledger.refusal.busy}) if another writer took a key or a minute
   *     in the same moment; nothing was written and the same call can be made again
   */
  @Transactional
  public List<Outcome> post(List<Posting> postings, Actor actor) {
    if (postings.size() > BATCH_MAX) {
      throw Refusal.invalid("ledger.refusal.batchTooLarge", BATCH_MAX);
    }
    var tenant = actor.tenant();
    var evidence = evidence(tenant, postings);
    var persons = evidence.values().stream().map(Evidence::person).distinct().toList();
    var batch = begin(actor, persons);
    var answered = answered(tenant, postings.stream().map(Posting::key).toList());
    var outcomes = new ArrayList<Outcome>();
    for (var posting : postings) {
      var outcome =
          desk.decide(
              posting,
              evidence.get(posting.evidence()),
              answered.getOrDefault(posting.key(), List.of()),
              batch);
      answered.put(posting.key(), outcome.entries());
      outcomes.add(outcome);
    }
    stores.write(tenant, batch);
    return outcomes;
  }

  /**
   * Takes an entry back by appending its opposite. An original goes with all that hangs on the same
   * posting, and its clock minutes are free again; a release or void goes alone.
   *
   * @return POSTED, or ALREADY_POSTED for a repeated request
   * @throws Refusal NOT_FOUND; INVALID ({@code reason}); CONFLICT ({@code keyReused,
   *     alreadyReversed, isReversal})
   */
  @Transactional
  public Outcome reverse(Reversal reversal, Actor actor) {
    var entry = find(actor.tenant(), reversal.entry());
    var batch = begin(actor, List.of(entry.head().person()));
    var answered = answered(actor.tenant(), List.of(reversal.key()));
    var outcome =
        resolutions.reverse(
            reversal, entry, answered.getOrDefault(reversal.key(), List.of()), batch);
    stores.write(actor.tenant(), batch);
    if (outcome.status() == Outcome.Status.POSTED && entry.target() == null) {
      stores.free(entry);
    }
    return outcome;
  }

  /**
   * Lets held minutes count (25.1).
   *
   * @throws Refusal NOT_FOUND; CONFLICT ({@code keyReused, holdSettled, heldUntil}); INVALID
   *     ({@code moreThanHeld})
   */
  @Transactional
  public Outcome release(Resolution resolution, Actor actor) {
    return resolve(resolution, actor, true);
  }

  /** Voids held minutes: follow-up was not done. Refuses as {@link #release}, but has no date. */
  @Transactional
  public Outcome voidHold(Resolution resolution, Actor actor) {
    return resolve(resolution, actor, false);
  }

  private Outcome resolve(Resolution resolution, Actor actor, boolean release) {
    var entry = find(actor.tenant(), resolution.hold());
    if (!(entry instanceof Entry.Held held)) {
      throw Refusal.notFound();
    }
    var batch = begin(actor, List.of(held.head().person()));
    var answered =
        answered(actor.tenant(), List.of(resolution.key()))
            .getOrDefault(resolution.key(), List.of());
    var outcome =
        release
            ? resolutions.release(resolution, held, answered, batch)
            : resolutions.voidHold(resolution, held, answered, batch);
    stores.write(actor.tenant(), batch);
    return outcome;
  }

  private Entry find(UUID tenant, UUID id) {
    return stores.entries().find(tenant, id).orElseThrow(Refusal::notFound).entry();
  }

  private Batch begin(Actor actor, Collection<UUID> persons) {
    var heads = stores.chains().lock(actor.tenant(), persons);
    var books = stores.books().of(actor.tenant(), persons);
    return new Batch(actor, clock.instant().truncatedTo(ChronoUnit.MICROS), heads, books);
  }

  private Map<UUID, Evidence> evidence(UUID tenant, List<Posting> postings) {
    var ids = postings.stream().map(Posting::evidence).distinct().toList();
    return desk.evidence(tenant, ids).stream().collect(Collectors.toMap(Evidence::id, one -> one));
  }

  private Map<String, List<Entry>> answered(UUID tenant, List<String> keys) {
    var answered = new HashMap<String, List<Entry>>();
    for (var entry : stores.entries().byKeys(tenant, keys)) {
      var key = entry.head().request().key();
      answered.computeIfAbsent(key, ignored -> new ArrayList<>()).add(entry);
    }
    return answered;
  }
}
