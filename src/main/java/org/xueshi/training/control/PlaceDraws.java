package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.training.entity.Draw;
import org.xueshi.training.entity.PlaceLine;
import org.xueshi.training.entity.PlaceState;
import org.xueshi.training.entity.PlaceStep;
import org.xueshi.web.entity.Actor;

/**
 * Who gets a place and who waits: the draw of a round, and moving up. Everything here happens under
 * the lock of the offer, so there is never a place too many.
 */
@ApplicationScoped
public class PlaceDraws {

  private static final int ALL = 100_000;
  private static final String JOB = "places";

  private PlaceSteps steps;
  private OfferStore offers;
  private Applicants applicants;
  private Participants participants;
  private Clock clock;

  protected PlaceDraws() {}

  @Inject
  PlaceDraws(
      PlaceSteps steps,
      OfferStore offers,
      Applicants applicants,
      Participants participants,
      Clock clock) {
    this.steps = steps;
    this.offers = offers;
    this.applicants = applicants;
    this.participants = participants;
    this.clock = clock;
  }

  /**
   * Draws the latest round: those approved get places in the order of {@link Draw}, the rest wait
   * in that order. The seed is public from now on.
   *
   * @throws Refusal NOT_FOUND; CONFLICT {@code place.refusal.drawn, stillOpen, pending, chosen}
   */
  @Transactional
  public void draw(UUID tenant, UUID run, Actor actor) {
    offers.lock(tenant, run);
    var offer = offers.find(tenant, run).orElseThrow(Refusal::notFound);
    var round = offer.round();
    refuse(offer.selfEnrol(), "place.refusal.chosen");
    refuse(round.drawnAt() != null, "place.refusal.drawn");
    refuse(!steps.today().isAfter(round.applyUntil()), "place.refusal.stillOpen");
    var pending = of(tenant, run, Set.of(PlaceState.RECOMMENDED, PlaceState.APPEALED));
    if (!pending.isEmpty()) {
      throw Refusal.conflict("place.refusal.pending", pending.size());
    }
    moveUp(tenant, run);
    var seed = offers.seed(tenant, run, round.number());
    var approved = of(tenant, run, Set.of(PlaceState.APPROVED));
    steps.store().lockPersons(tenant, approved.stream().map(PlaceLine::personId).toList());
    var covered = applicants.covered(tenant, approved, steps.today());
    var byTicket = new HashMap<Integer, PlaceLine>();
    approved.forEach(line -> byTicket.put(line.ticket(), line));
    var entries =
        approved.stream()
            .map(
                line ->
                    new Draw.Entry(
                        line.ticket(),
                        covered.contains(line.personId()),
                        line.rural(),
                        applicants.clash(tenant, line) != null))
            .toList();
    var free = offers.free(tenant, run);
    for (var rank : Draw.order(seed, entries)) {
      var line = byTicket.get(rank.ticket());
      steps.store().ranked(tenant, line.id(), rank.tier(), rank.lot());
      var place = free > 0 && rank.tier() < Draw.TIER_CLASH;
      take(tenant, line, place ? PlaceStep.PLACE : PlaceStep.WAIT, actor);
      free -= place ? 1 : 0;
    }
    offers.drawn(tenant, run, round.number(), clock.instant());
  }

  /** Approved after the draw (on appeal): a free place if nobody waits, else the queue's end. */
  void approvedLate(UUID tenant, PlaceLine line) {
    var round = offers.find(tenant, line.courseRunId()).orElseThrow().rounds();
    if (round.get(line.round() - 1).drawnAt() != null) {
      settle(tenant, line);
    }
  }

  /** A place if one is free, nobody waits and nothing clashes; else the queue. Under the lock. */
  PlaceState settle(UUID tenant, PlaceLine line) {
    steps.store().lockPersons(tenant, List.of(line.personId()));
    var place =
        offers.free(tenant, line.courseRunId()) > 0
            && isFree(tenant, line)
            && steps.store().queue(tenant, line.courseRunId()).stream()
                .noneMatch(one -> isFree(tenant, one));
    var step = place ? PlaceStep.PLACE : PlaceStep.WAIT;
    return take(tenant, line, step, Actor.system(tenant, JOB));
  }

  /**
   * Gives free places to those who wait, in their order, while the run has not begun. Whoever has
   * another place on these days keeps waiting.
   *
   * @return how many moved up
   */
  @Transactional
  public int moveUp(UUID tenant, UUID run) {
    offers.lock(tenant, run);
    var free = offers.free(tenant, run);
    var moved = 0;
    var queue = free > 0 ? steps.store().queue(tenant, run) : List.<PlaceLine>of();
    steps.store().lockPersons(tenant, queue.stream().map(PlaceLine::personId).toList());
    for (var line : queue) {
      if (moved < free && steps.today().isBefore(line.startsOn()) && isFree(tenant, line)) {
        take(tenant, line, PlaceStep.MOVE_UP, Actor.system(tenant, JOB));
        moved++;
      }
    }
    return moved;
  }

  /** All runs that have not begun: what became free by whatever way is given on. */
  @Transactional
  public List<UUID> waiting(UUID tenant) {
    return offers.all(tenant).stream()
        .map(Offers.Offer::runId)
        .filter(run -> !steps.store().queue(tenant, run).isEmpty())
        .toList();
  }

  private PlaceState take(UUID tenant, PlaceLine line, PlaceStep step, Actor actor) {
    var state = steps.take(tenant, line, step, "", actor);
    if (state == PlaceState.PLACED) {
      participants.enrol(tenant, line.courseRunId(), line.personId());
    }
    return state;
  }

  private boolean isFree(UUID tenant, PlaceLine line) {
    return line.leftOn() == null && applicants.clash(tenant, line) == null;
  }

  private List<PlaceLine> of(UUID tenant, UUID run, Set<PlaceState> states) {
    return steps.store().list(tenant, new Places.Asked(run, null, null, states, null, ALL));
  }

  private static void refuse(boolean wrong, String key) {
    if (wrong) {
      throw Refusal.conflict(key);
    }
  }
}
