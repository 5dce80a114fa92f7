package org.xueshi.training.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RemindersTest {

  private final TrainingWorld world = new TrainingWorld();

  @Test
  void a_session_tomorrow_and_a_task_due_soon_are_told_once_to_those_for_whom_they_are_to_do() {
    var run = world.aRun("moodle/42");
    var session = world.aSession(run);
    world.aTask(run);
    var teacher = world.aParticipant(run);
    var other = world.aParticipant(run);
    world.clock.set(session.startsAt().minusSeconds(24 * 3600 + 1));
    assertThat(remind()).isZero();
    world.clock.forward(1);
    assertThat(remind()).isEqualTo(2);
    assertThat(remind()).isZero();
    assertThat(world.notices.of(world.tenant, teacher).get(0).text().arguments())
        .isEqualTo(java.util.List.<Object>of("第一次集中", "2026-11-24 09:00", "区教研室"));
    world.clock.set(Instant.parse("2027-01-27T15:59:59Z"));
    assertThat(remind()).isZero();
    world.clock.forward(1);
    assertThat(remind()).as("due on the 31st, three days ahead").isEqualTo(2);
    assertThat(world.notices.unread(world.tenant, other)).isEqualTo(2);
  }

  private int remind() {
    return world.use(() -> world.reminders.remind(world.tenant));
  }
}
