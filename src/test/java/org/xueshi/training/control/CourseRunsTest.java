package org.xueshi.training.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.training.entity.Component;
import org.xueshi.training.entity.ComponentPlan;
import org.xueshi.training.entity.PlannedMinutes;

class CourseRunsTest {

  private final TrainingWorld world = new TrainingWorld();

  @Test
  void a_run_is_found_by_the_platform_course_it_is_taught_in() {
    var run = world.aRun("moodle/42");
    assertThat(world.runs.ofCourseKey(world.tenant, "moodle/42"))
        .map(found -> found.id())
        .hasValue(run.id());
    assertThat(world.runs.ofCourseKey(world.tenant, "moodle/43")).isEmpty();
    assertThat(world.runs.ofCourseKey(world.tenant, null)).isEmpty();
  }

  @Test
  void a_prepared_run_is_attached_once() {
    var run = world.aRun(null);
    assertThat(world.runs.unattached(world.tenant)).hasSize(1);
    world.committed(() -> world.runs.attach(world.tenant, run.id(), "moodle/42"));
    assertThat(world.runs.unattached(world.tenant)).isEmpty();
    refused(
        "training.refusal.runTaken",
        () -> world.committed(() -> world.runs.attach(world.tenant, run.id(), "moodle/43")));
  }

  @Test
  void a_platform_course_has_one_run() {
    world.aRun("moodle/42");
    refused("training.refusal.courseTaken", () -> world.aRun("moodle/42"));
  }

  @Test
  void follow_up_lasts_three_months_unless_longer_is_asked_for() {
    var run = world.aRun("moodle/42");
    assertThat(run.followUpUntil()).isEqualTo(LocalDate.of(2027, 3, 31));
    var tooShort =
        new CourseRuns.Plan("第一期", null, run.startsOn(), run.endsOn(), LocalDate.of(2027, 3, 30));
    refused(
        "training.refusal.followUpTooShort",
        () -> world.committed(() -> world.runs.amend(world.tenant, run.id(), tooShort)));
  }

  @Test
  void components_keep_the_trainers_order_and_add_up_by_mode() {
    var run = world.aRun("moodle/42");
    var unit = world.aUnit(run, 45);
    var session = world.aSession(run);
    var task = world.aTask(run);
    world.committed(
        () -> {
          world.components.move(run, task.id(), -1);
          return null;
        });
    var components = world.components.of(world.tenant, run.id());
    assertThat(components)
        .extracting(Component::id)
        .containsExactly(unit.id(), task.id(), session.id());
    var planned = PlannedMinutes.of(components);
    assertThat(planned).isEqualTo(new PlannedMinutes(45, 90, 180));
    assertThat(planned.course()).isEqualTo(135);
  }

  @Test
  void a_component_of_another_run_is_not_there() {
    var one = world.aRun("moodle/42");
    var other = world.aRun("moodle/43");
    var foreign = world.aUnit(other, 45);
    refused("web.refusal.notFound", () -> world.components.get(one, foreign.id()));
    refused(
        "web.refusal.notFound",
        () ->
            world.committed(
                () -> {
                  world.components.remove(one, foreign.id());
                  return null;
                }));
    var plan = new ComponentPlan.Unit("改名", 45, foreign.resourceVersionId(), false);
    refused(
        "web.refusal.notFound",
        () -> world.committed(() -> world.components.change(one, foreign.id(), plan)));
  }

  @Test
  void an_unused_component_can_be_removed() {
    var run = world.aRun("moodle/42");
    var unit = world.aUnit(run, 45);
    world.committed(
        () -> {
          world.components.remove(run, unit.id());
          return null;
        });
    assertThat(world.components.of(world.tenant, run.id())).isEqualTo(List.of());
  }

  @Test
  void a_session_counts_no_more_minutes_than_the_clock() {
    var run = world.aRun("moodle/42");
    var session = world.aSession(run);
    var when =
        new org.xueshi.training.entity.TrainingSession.When(session.startsAt(), session.endsAt());
    var plan = new ComponentPlan.Session("第一次集中", 91, "区教研室", when, java.util.Set.of());
    refused("training.refusal.sessionMinutes", () -> world.added(run, plan));
  }

  private static void refused(String key, ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.text().key()).isEqualTo(key));
  }
}
