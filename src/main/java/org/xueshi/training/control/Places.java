package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.training.entity.PlaceLine;
import org.xueshi.training.entity.PlaceState;
import org.xueshi.training.entity.PlaceStep;
import org.xueshi.web.entity.Actor;

/**
 * 推荐与审核: teacher applies ({@link Applications}) → school recommends → bureau reviews (15.1), in
 * this order, nobody for themselves and nobody twice. What happens to places then is {@link
 * PlaceDraws}'.
 */
@ApplicationScoped
public class Places {

  private PlaceSteps steps;
  private OfferStore offers;
  private Quotas quotas;
  private PlaceDraws draws;

  protected Places() {}

  @Inject
  Places(PlaceSteps steps, OfferStore offers, Quotas quotas, PlaceDraws draws) {
    this.steps = steps;
    this.offers = offers;
    this.quotas = quotas;
    this.draws = draws;
  }

  /**
   * What is looked for; null and empty mean any.
   *
   * @param after identifier of the last one seen, or null
   */
  public record Asked(
      UUID run, UUID person, UUID school, Set<PlaceState> states, UUID after, int limit) {}

  /** A step that was taken. */
  public record Done(PlaceStep step, PlaceState state, String reason, Instant at, String actorId) {}

  /**
   * An application with what speaks for and against it.
   *
   * @param unmet conditions not met (14.2)
   * @param covered district-level training within three years (15.3)
   * @param clash title of another run with a place on the same days, or null (27.6)
   */
  public record Seen(PlaceLine line, List<Text> unmet, boolean covered, String clash) {}

  /** Who acts: an account, and the teacher who holds it, if one does. */
  public record Official(Actor actor, UUID person) {}

  @Transactional
  public List<PlaceLine> list(UUID tenant, Asked asked) {
    return steps.store().list(tenant, asked);
  }

  /** How many applications of a run are in each state. */
  @Transactional
  public Map<PlaceState, Integer> counts(UUID tenant, UUID run) {
    return steps.store().counts(tenant, run);
  }

  @Transactional
  public List<Seen> seen(UUID tenant, Asked asked) {
    return steps.seen(tenant, steps.store().list(tenant, asked));
  }

  /**
   * @throws Refusal NOT_FOUND
   */
  @Transactional
  public Seen get(UUID tenant, UUID id) {
    return steps.seen(tenant, List.of(steps.find(tenant, id))).get(0);
  }

  @Transactional
  public List<Done> history(UUID tenant, UUID id) {
    return steps.history(tenant, id);
  }

  /**
   * The school recommends, within its quota.
   *
   * @throws Refusal NOT_FOUND for another school's; FORBIDDEN {@code place.refusal.self}; CONFLICT
   *     {@code place.refusal.step, quota}
   */
  @Transactional
  public void recommend(UUID tenant, UUID school, UUID id, String reason, Official by) {
    var line = ofSchool(tenant, school, id);
    notSelf(line, by);
    if (line.state() != PlaceState.APPLIED) {
      throw Refusal.conflict("place.refusal.step");
    }
    if (line.round() == 1) {
      quotas.checkRoom(tenant, line.projectId(), school);
    }
    steps.take(tenant, line, PlaceStep.RECOMMEND, PlaceSteps.checked(reason), by.actor());
  }

  /**
   * The school gives it back to the teacher.
   *
   * @throws Refusal NOT_FOUND; INVALID {@code place.refusal.reason}; CONFLICT {@code
   *     place.refusal.step}
   */
  @Transactional
  public void giveBack(UUID tenant, UUID school, UUID id, String reason, Official by) {
    var line = ofSchool(tenant, school, id);
    if (line.state() != PlaceState.APPLIED) {
      throw Refusal.conflict("place.refusal.step");
    }
    steps.take(tenant, line, PlaceStep.RETURN, PlaceSteps.needed(reason), by.actor());
  }

  /**
   * The bureau decides: approves (waiving unmet conditions with a reason), returns or rejects.
   *
   * @param reason needed for RETURN and REJECT, and for APPROVE where a condition is waived
   * @throws Refusal NOT_FOUND; FORBIDDEN {@code place.refusal.self, twice}; INVALID {@code
   *     place.refusal.reason, waiver}; CONFLICT {@code place.refusal.step}
   */
  @Transactional
  public void review(UUID tenant, UUID id, PlaceStep step, String reason, Official by) {
    offers.lock(tenant, steps.store().runOf(tenant, id).orElseThrow(Refusal::notFound));
    var seen = get(tenant, id);
    var line = seen.line();
    if (line.state() != PlaceState.RECOMMENDED && line.state() != PlaceState.APPEALED) {
      throw Refusal.conflict("place.refusal.step");
    }
    notSelf(line, by);
    notTwice(tenant, line, by);
    if (step != PlaceStep.APPROVE) {
      steps.take(tenant, line, step, PlaceSteps.needed(reason), by.actor());
      return;
    }
    if (!seen.unmet().isEmpty()) {
      if (reason == null || reason.isBlank()) {
        throw Refusal.invalid("place.refusal.waiver", seen.unmet().get(0));
      }
      steps.store().waive(tenant, id, PlaceSteps.checked(reason));
    }
    steps.take(tenant, line, step, PlaceSteps.checked(reason), by.actor());
    draws.approvedLate(tenant, steps.find(tenant, id));
  }

  private PlaceLine ofSchool(UUID tenant, UUID school, UUID id) {
    var line = steps.find(tenant, id);
    if (!school.equals(line.schoolId())) {
      throw Refusal.notFound();
    }
    return line;
  }

  private static void notSelf(PlaceLine line, Official by) {
    if (line.personId().equals(by.person())) {
      throw Refusal.forbidden("place.refusal.self");
    }
  }

  /** Recommending and reviewing, or rejecting and hearing the appeal, take two people. */
  private void notTwice(UUID tenant, PlaceLine line, Official by) {
    if (steps.history(tenant, line.id()).stream()
        .anyMatch(done -> done.actorId().equals(by.actor().id()) && decides(done.step()))) {
      throw Refusal.forbidden("place.refusal.twice");
    }
  }

  private static boolean decides(PlaceStep step) {
    return step == PlaceStep.RECOMMEND || step == PlaceStep.REJECT;
  }
}
