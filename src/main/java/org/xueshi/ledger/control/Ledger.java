package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Adjustment;
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
 * caller's transaction, so what the caller writes stands or falls with it. What a person asks to
 * correct goes through {@link Corrections}, which sees to the second person.
 */
@ApplicationScoped
public class Ledger {

  private static final int BATCH_MAX = 5_000;

  private Gate gate;
  private PostingDesk desk;
  private ResolutionDesk resolutions;
  private AdjustmentDesk adjustments;

  protected Ledger() {}

  @Inject
  Ledger(Gate gate, PostingDesk desk, ResolutionDesk resolutions, AdjustmentDesk adjustments) {
    this.gate = gate;
    this.desk = desk;
    this.resolutions = resolutions;
    this.adjustments = adjustments;
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
    var heads = gate.lock(tenant, evidence.values());
    var rulings = desk.rulings(tenant);
    var batch = gate.begin(actor, heads, evidence.values(), rulings);
    var answered = gate.answered(tenant, postings.stream().map(Posting::key).toList());
    var outcomes = new ArrayList<Outcome>();
    for (var posting : postings) {
      var before = answered.getOrDefault(posting.key(), List.of());
      var asked = new PostingDesk.Asked(posting, evidence.get(posting.evidence()), before);
      var outcome = desk.decide(asked, rulings, batch);
      answered.put(posting.key(), outcome.entries());
      outcomes.add(outcome);
    }
    gate.write(tenant, batch);
    return outcomes;
  }

  /**
   * Takes an entry back by appending its opposite. An original goes with all that hangs on the same
   * posting, and its clock minutes are free again; a release or void goes alone.
   *
   * @return POSTED, or ALREADY_POSTED for a repeated request
   * @throws Refusal NOT_FOUND; INVALID ({@code reason}); CONFLICT ({@code keyReused,
   *     alreadyReversed, isReversal, isAdjustment})
   */
  @Transactional
  public Outcome reverse(Reversal reversal, Actor actor) {
    var tenant = actor.tenant();
    var entry = gate.find(tenant, reversal.entry());
    var batch = gate.begin(actor, List.of(entry.head().person()));
    var answered = gate.answered(tenant, reversal.key());
    var outcome = resolutions.reverse(reversal, entry, answered, batch);
    gate.write(tenant, batch);
    if (outcome.status() == Outcome.Status.POSTED && entry.target() == null) {
      gate.free(entry);
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

  /**
   * Counts some minutes more or less. Only {@link Corrections} asks for it: the database refuses an
   * adjustment without a decision.
   *
   * @throws Refusal NOT_FOUND; CONFLICT ({@code keyReused, adjustable, alreadyReversed, adjustBy,
   *     adjustsAway, moreThanEvidence, overCap})
   */
  @Transactional
  Outcome adjust(Adjustment adjustment, Actor actor) {
    var tenant = actor.tenant();
    var entry = gate.find(tenant, adjustment.entry());
    var batch = gate.begin(actor, List.of(entry.head().person()));
    var answered = gate.answered(tenant, adjustment.key());
    var outcome = adjustments.adjust(adjustment, entry, answered, batch);
    gate.write(tenant, batch);
    return outcome;
  }

  private Outcome resolve(Resolution resolution, Actor actor, boolean release) {
    var tenant = actor.tenant();
    if (!(gate.find(tenant, resolution.hold()) instanceof Entry.Held held)) {
      throw Refusal.notFound();
    }
    var batch = gate.begin(actor, List.of(held.head().person()));
    var answered = gate.answered(tenant, resolution.key());
    var outcome =
        release
            ? resolutions.release(resolution, held, answered, batch)
            : resolutions.voidHold(resolution, held, answered, batch);
    gate.write(tenant, batch);
    return outcome;
  }

  private Map<UUID, Evidence> evidence(UUID tenant, List<Posting> postings) {
    var ids = postings.stream().map(Posting::evidence).distinct().toList();
    return desk.evidence(tenant, ids).stream().collect(Collectors.toMap(Evidence::id, one -> one));
  }
}
