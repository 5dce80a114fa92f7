package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.xueshi.gradebook.entity.GradebookRun;
import org.xueshi.gradebook.entity.GradebookRunStarted;
import org.xueshi.gradebook.entity.Reading;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.training.control.Components;
import org.xueshi.training.control.CourseRuns;
import org.xueshi.web.entity.Actor;

/** 核对: starting to read a course run's gradebook, and how far the reading is. */
@ApplicationScoped
public class GradebookRuns {

  private static final int KEY_MAX = 200;

  private RunStore store;
  private CourseRuns courses;
  private Components components;
  private Event<GradebookRunStarted> announced;
  private Clock clock;

  protected GradebookRuns() {}

  @Inject
  GradebookRuns(
      RunStore store,
      Components components,
      CourseRuns courses,
      Event<GradebookRunStarted> announced,
      Clock clock) {
    this.store = store;
    this.courses = courses;
    this.components = components;
    this.announced = announced;
    this.clock = clock;
  }

  /**
   * Has the gradebook read, in the background. While one reading of a course run is under way, that
   * one is the answer.
   *
   * @param requestKey idempotency key of the asker, or null
   * @throws Refusal NOT_FOUND; CONFLICT {@code gradebook.refusal.noPlatformCourse, keyReused}
   */
  @Transactional
  public GradebookRun start(UUID courseRunId, String requestKey, Actor actor) {
    var tenant = actor.tenant();
    var course = courses.get(tenant, courseRunId);
    if (course.courseKey().isEmpty()) {
      throw Refusal.conflict("gradebook.refusal.noPlatformCourse", course.title());
    }
    var key = checked(requestKey);
    var parts = components.of(tenant, courseRunId).size();
    var run =
        new GradebookRun(
            tenant,
            Ids.next(),
            courseRunId,
            GradebookRun.State.READING,
            clock.instant(),
            null,
            parts,
            0);
    if (store.insert(run, key, actor)) {
      announced.fire(new GradebookRunStarted(tenant));
      return run;
    }
    return there(run, key);
  }

  private GradebookRun there(GradebookRun asked, String key) {
    var answered = key == null ? Optional.<GradebookRun>empty() : store.byKey(asked.tenant(), key);
    if (answered.isPresent() && !answered.get().courseRunId().equals(asked.courseRunId())) {
      throw Refusal.conflict("gradebook.refusal.keyReused", key);
    }
    return answered.or(() -> store.latest(asked.tenant(), asked.courseRunId())).orElseThrow();
  }

  /**
   * @throws Refusal NOT_FOUND
   */
  public GradebookRun get(UUID tenant, UUID id) {
    return store.byId(tenant, id).orElseThrow(Refusal::notFound);
  }

  /** The newest run of a course run; empty if its gradebook was never looked at. */
  public Optional<GradebookRun> latest(UUID tenant, UUID courseRunId) {
    return store.latest(tenant, courseRunId);
  }

  /** The newest run of every course run. */
  public List<GradebookRun> latestOfAll(UUID tenant) {
    return store.latestOfAll(tenant);
  }

  /** What a run read, column by column. */
  public List<Reading> readings(GradebookRun run) {
    return store.readings(run.tenant(), run.id());
  }

  private static String checked(String key) {
    if (key == null || key.isBlank()) {
      return null;
    }
    if (key.length() > KEY_MAX) {
      throw Refusal.invalid("gradebook.refusal.key", KEY_MAX);
    }
    return key;
  }
}
