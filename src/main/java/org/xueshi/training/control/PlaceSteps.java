package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.training.entity.PlaceLine;
import org.xueshi.training.entity.PlaceState;
import org.xueshi.training.entity.PlaceStep;
import org.xueshi.web.entity.Actor;

/** Taking one step with an application: only where it leads somewhere, and never unrecorded. */
@ApplicationScoped
class PlaceSteps {

  private static final int WORDS_MAX = 1000;

  private PlaceStore store;
  private PlaceStepStore log;
  private Applicants applicants;
  private Clock clock;

  protected PlaceSteps() {}

  @Inject
  PlaceSteps(PlaceStore store, PlaceStepStore log, Applicants applicants, Clock clock) {
    this.store = store;
    this.log = log;
    this.applicants = applicants;
    this.clock = clock;
  }

  PlaceStore store() {
    return store;
  }

  /** Locked until the transaction ends. */
  PlaceLine find(UUID tenant, UUID id) {
    return store.find(tenant, id).orElseThrow(Refusal::notFound);
  }

  List<Places.Done> history(UUID tenant, UUID id) {
    return log.history(tenant, id);
  }

  /**
   * @throws Refusal CONFLICT {@code place.refusal.step}
   */
  PlaceState take(UUID tenant, PlaceLine line, PlaceStep step, String reason, Actor by) {
    var after = line.state().after(step).orElseThrow(() -> Refusal.conflict("place.refusal.step"));
    store.move(tenant, line.id(), after, clock.instant());
    note(tenant, line.id(), step, after, reason, by);
    return after;
  }

  void note(UUID tenant, UUID id, PlaceStep step, PlaceState state, String reason, Actor actor) {
    var now = clock.instant();
    log.note(tenant, id, new Places.Done(step, state, reason, now, actor.id()), now, actor);
  }

  List<Places.Seen> seen(UUID tenant, List<PlaceLine> lines) {
    var covered = applicants.covered(tenant, lines, today());
    return lines.stream()
        .map(
            line ->
                new Places.Seen(
                    line,
                    applicants.unmet(tenant, line),
                    covered.contains(line.personId()),
                    applicants.clash(tenant, line)))
        .toList();
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Clocks.DISTRICT_ZONE);
  }

  static String needed(String reason) {
    if (reason == null || reason.isBlank()) {
      throw Refusal.invalid("place.refusal.reason");
    }
    return checked(reason);
  }

  static String checked(String words) {
    var text = words == null ? "" : words.replace("\u0000", "").strip();
    if (text.length() > WORDS_MAX) {
      throw Refusal.invalid("place.refusal.words", WORDS_MAX);
    }
    return text;
  }
}
