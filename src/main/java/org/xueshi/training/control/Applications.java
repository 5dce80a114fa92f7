package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.training.entity.PlaceLine;
import org.xueshi.training.entity.PlaceState;
import org.xueshi.training.entity.PlaceStep;
import org.xueshi.web.entity.Actor;

/** 申请: what a teacher does – apply, appeal, take back, give up a place. */
@ApplicationScoped
public class Applications {

  private PlaceSteps steps;
  private OfferStore offers;
  private PlaceDraws draws;
  private Clock clock;

  protected Applications() {}

  @Inject
  Applications(PlaceSteps steps, OfferStore offers, PlaceDraws draws, Clock clock) {
    this.steps = steps;
    this.offers = offers;
    this.draws = draws;
    this.clock = clock;
  }

  /** What would speak against it if that person applied for that run. */
  @Transactional
  public Places.Seen wouldBe(UUID tenant, UUID run, UUID person) {
    var line = steps.store().wouldBe(tenant, run, person).orElseThrow(Refusal::notFound);
    return steps.seen(tenant, List.of(line)).get(0);
  }

  /**
   * The teacher applies, or applies again after a return. Where study is self-chosen (9.2), they
   * have a place at once, or wait.
   *
   * @throws Refusal NOT_FOUND; INVALID {@code place.refusal.words}; CONFLICT {@code
   *     place.refusal.closed, notOnRoster, noSchool, applied, unmet, clash}
   */
  @Transactional
  public PlaceState apply(UUID tenant, UUID run, UUID person, String words, Actor actor) {
    offers.lock(tenant, run);
    var offer = offers.find(tenant, run).orElseThrow(Refusal::notFound);
    if (!offer.round().isOpenOn(steps.today())) {
      throw Refusal.conflict("place.refusal.closed");
    }
    var would = wouldBe(tenant, run, person);
    var text = PlaceSteps.checked(words);
    known(would.line(), offer.selfEnrol());
    var mine = new Places.Asked(run, person, null, Set.of(), null, 10);
    var before =
        steps.store().list(tenant, mine).stream()
            .filter(line -> line.state() != PlaceState.WITHDRAWN)
            .findFirst();
    if (before.isPresent()) {
      return again(tenant, before.get(), text, actor);
    }
    var state = offer.selfEnrol() ? PlaceState.APPROVED : PlaceState.APPLIED;
    var ticket = offers.ticket(tenant, run);
    var place = new PlaceStore.NewPlace(ticket, offer.round().number(), state, text);
    var id = steps.store().insert(tenant, would.line(), place, clock.instant());
    steps.note(tenant, id, PlaceStep.APPLY, state, "", actor);
    return offer.selfEnrol() ? selfChosen(tenant, would, id) : state;
  }

  private static void known(PlaceLine line, boolean selfEnrol) {
    if (line.staffNumber() == null) {
      throw Refusal.conflict("place.refusal.notOnRoster");
    }
    if (line.schoolId() == null && !selfEnrol) {
      throw Refusal.conflict("place.refusal.noSchool");
    }
  }

  private PlaceState again(UUID tenant, PlaceLine line, String words, Actor actor) {
    if (line.state() != PlaceState.RETURNED) {
      throw Refusal.conflict("place.refusal.applied");
    }
    steps.store().reword(tenant, line.id(), words);
    return steps.take(tenant, line, PlaceStep.APPLY, "", actor);
  }

  private PlaceState selfChosen(UUID tenant, Places.Seen would, UUID id) {
    if (!would.unmet().isEmpty()) {
      throw Refusal.conflict("place.refusal.unmet", would.unmet().get(0));
    }
    if (would.clash() != null) {
      throw Refusal.conflict("place.refusal.clash", would.clash());
    }
    return draws.settle(tenant, steps.find(tenant, id));
  }

  /**
   * The teacher objects to a rejection, once.
   *
   * @throws Refusal NOT_FOUND for another's; INVALID {@code place.refusal.reason}; CONFLICT {@code
   *     place.refusal.step, appealed}
   */
  @Transactional
  public void appeal(UUID tenant, UUID person, UUID id, String reason, Actor actor) {
    var line = mine(tenant, person, id);
    if (line.appealed()) {
      throw Refusal.conflict("place.refusal.appealed");
    }
    steps.take(tenant, line, PlaceStep.APPEAL, PlaceSteps.needed(reason), actor);
  }

  /**
   * The teacher takes the application back, or gives up the place; whoever waits moves up.
   *
   * @throws Refusal NOT_FOUND for another's; CONFLICT {@code place.refusal.step, begun}
   */
  @Transactional
  public void withdraw(UUID tenant, UUID person, UUID id, Actor actor) {
    offers.lock(tenant, steps.store().runOf(tenant, id).orElseThrow(Refusal::notFound));
    var line = mine(tenant, person, id);
    var placed = line.state() == PlaceState.PLACED;
    if (placed && !steps.today().isBefore(line.startsOn())) {
      throw Refusal.conflict("place.refusal.begun");
    }
    steps.take(tenant, line, PlaceStep.WITHDRAW, "", actor);
    if (placed) {
      steps.store().leave(tenant, line.courseRunId(), person);
      draws.moveUp(tenant, line.courseRunId());
    }
  }

  private PlaceLine mine(UUID tenant, UUID person, UUID id) {
    var line = steps.find(tenant, id);
    if (!line.personId().equals(person)) {
      throw Refusal.notFound();
    }
    return line;
  }
}
