package org.xueshi.training.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Who takes part in a run: whoever came from its course on the platform. */
class ParticipantsTest {

  private final TrainingWorld world = new TrainingWorld();

  @Test
  void a_learner_s_launch_enrols_in_the_run_of_that_course_and_keeps_the_first_date() {
    var run = world.aRun("platform/2");
    var other = world.aRun("platform/3");
    var teacher = world.aTeacher();

    world.participants.enrolIn(world.tenant, "platform/2", teacher);
    world.clock.forward(3600);
    world.participants.enrolIn(world.tenant, "platform/2", teacher);

    assertThat(world.participants.of(world.tenant, run.id()))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.personId()).isEqualTo(teacher);
              assertThat(one.enrolledAt()).isEqualTo(TrainingWorld.NINE);
            });
    assertThat(world.participants.of(world.tenant, other.id())).isEmpty();
  }

  @Test
  void a_course_without_a_run_and_a_launch_outside_a_course_enrol_nobody() {
    var run = world.aRun("platform/2");

    world.participants.enrolIn(world.tenant, "platform/9", world.aTeacher());
    world.participants.enrolIn(world.tenant, null, world.aTeacher());

    assertThat(world.participants.of(world.tenant, run.id())).isEmpty();
  }
}
