package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Digests;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.roster.control.Units;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.training.entity.Draw;
import org.xueshi.training.entity.Opening;
import org.xueshi.training.entity.OpeningFacts;
import org.xueshi.training.entity.PlannedMinutes;

/** 报名: opening course runs for applications, once every gate holds; rounds; capacity. */
@ApplicationScoped
public class Offers {

  private OfferStore store;
  private CourseRuns runs;
  private Components components;
  private ProjectPlans plans;
  private Units units;
  private Clock clock;

  protected Offers() {}

  @Inject
  Offers(
      OfferStore store,
      CourseRuns runs,
      Components components,
      ProjectPlans plans,
      Units units,
      Clock clock) {
    this.store = store;
    this.runs = runs;
    this.components = components;
    this.plans = plans;
    this.units = units;
    this.clock = clock;
  }

  /**
   * A round of applications.
   *
   * @param seed null until the draw has taken place
   */
  public record Round(
      int number,
      LocalDate applyFrom,
      LocalDate applyUntil,
      String seed,
      String commitment,
      Instant drawnAt) {

    public boolean isOpenOn(LocalDate day) {
      return drawnAt == null && !day.isBefore(applyFrom) && !day.isAfter(applyUntil);
    }
  }

  /** A run that is offered; {@code rounds} latest last, never empty. */
  public record Offer(
      UUID runId,
      int capacity,
      boolean selfEnrol,
      int remoteMinutes,
      int faceMinutes,
      List<Round> rounds) {

    public Round round() {
      return rounds.get(rounds.size() - 1);
    }
  }

  /**
   * What forbids opening this run, by article; empty if it may open.
   *
   * @throws Refusal NOT_FOUND
   */
  @Transactional
  public Map<String, Text> forbids(UUID tenant, UUID runId, Opening opening) {
    var run = runs.get(tenant, runId);
    return opening.forbids(facts(run), run.startsOn());
  }

  /**
   * Opens it: from now on it is in the catalogue, and the hash of the draw's seed is public.
   *
   * @throws Refusal NOT_FOUND; CONFLICT {@code place.refusal.open}; INVALID {@code
   *     place.refusal.gates} with how many gates refuse
   */
  @Transactional
  public void open(UUID tenant, UUID runId, Opening opening) {
    if (store.find(tenant, runId).isPresent()) {
      throw Refusal.conflict("place.refusal.open");
    }
    var forbids = forbids(tenant, runId, opening);
    if (!forbids.isEmpty()) {
      throw Refusal.invalid("place.refusal.gates", forbids.size());
    }
    store.insert(tenant, runId, opening, clock.instant());
    newRound(tenant, runId, 1, opening.applyFrom(), opening.applyUntil());
  }

  /**
   * A second round for places that nobody has taken.
   *
   * @throws Refusal NOT_FOUND; CONFLICT {@code place.refusal.notDrawn, full}; INVALID {@code
   *     place.refusal.roundDates}
   */
  @Transactional
  public void again(UUID tenant, UUID runId, LocalDate from, LocalDate until) {
    store.lock(tenant, runId);
    var offer = get(tenant, runId);
    if (offer.round().drawnAt() == null) {
      throw Refusal.conflict("place.refusal.notDrawn");
    }
    if (store.free(tenant, runId) <= 0) {
      throw Refusal.conflict("place.refusal.full");
    }
    var start = runs.get(tenant, runId).startsOn();
    if (from == null || until == null || until.isBefore(from) || !until.isBefore(start)) {
      throw Refusal.invalid("place.refusal.roundDates");
    }
    newRound(tenant, runId, offer.round().number() + 1, from, until);
  }

  private void newRound(UUID tenant, UUID runId, int number, LocalDate from, LocalDate until) {
    var seed = Digests.newSecret();
    store.insertRound(
        tenant, runId, new Round(number, from, until, seed, Draw.commitment(seed), null));
  }

  /**
   * @throws Refusal NOT_FOUND for a run that is not offered
   */
  @Transactional
  public Offer get(UUID tenant, UUID runId) {
    return find(tenant, runId).orElseThrow(Refusal::notFound);
  }

  @Transactional
  public Optional<Offer> find(UUID tenant, UUID runId) {
    return store.find(tenant, runId);
  }

  /** All runs offered, latest start first. */
  @Transactional
  public List<Offer> all(UUID tenant) {
    return store.all(tenant);
  }

  /**
   * @throws Refusal INVALID {@code place.gate.capacity}; CONFLICT {@code place.refusal.placed}
   *     below the places given
   */
  @Transactional
  public void resize(UUID tenant, UUID runId, int capacity) {
    store.lock(tenant, runId);
    var offer = get(tenant, runId);
    if (capacity < 1 || capacity > Opening.CAPACITY_MAX) {
      throw Refusal.invalid("place.gate.capacity", Opening.CAPACITY_MAX);
    }
    var placed = offer.capacity() - store.free(tenant, runId);
    if (capacity < placed) {
      throw Refusal.conflict("place.refusal.placed", placed);
    }
    store.resize(tenant, runId, capacity);
  }

  private OpeningFacts facts(CourseRun run) {
    var tenant = run.tenantId();
    var whole = plans.get(tenant, run.projectId());
    var minutes = PlannedMinutes.of(components.of(tenant, run.id()));
    var unit = whole.plan().unitId();
    return new OpeningFacts(
        whole.project().designComplete(),
        whole.has(ProjectPlans.Step.APPROVED),
        (int) whole.chiefs(),
        whole.has(ProjectPlans.Step.SIGNED),
        whole.check(),
        whole.has(ProjectPlans.Step.TEAM_WAIVED),
        unit == null ? null : units.qualifiedOn(tenant, unit, run.startsOn()),
        plans.unappointed(tenant, whole, run.startsOn()),
        store.quotas(tenant, run.projectId()),
        minutes.remote(),
        minutes.faceToFace());
  }

  /** Capacity less places given; below 0 never. */
  @Transactional
  public int free(UUID tenant, UUID runId) {
    return store.free(tenant, runId);
  }

  /** Today in the district. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Clocks.DISTRICT_ZONE);
  }
}
