package org.xueshi.training.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xueshi.people.control.Persons;
import org.xueshi.training.entity.Board;
import org.xueshi.training.entity.Component;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.training.entity.NextStep;
import org.xueshi.training.entity.ProgressState;

/** What a trainer sees of everybody, and what a participant is told to do next. */
class BoardTest {

  private final TrainingWorld world = new TrainingWorld();
  private final CourseRun run = world.aRun("moodle/42");
  private final Component unit = world.aUnit(run, 45);
  private final Component session = world.aSession(run);
  private final Component task = world.aTask(run);
  private final UUID diligent = world.aParticipant(run);
  private final UUID absent = world.aParticipant(run);
  private final Boards boards =
      new Boards(
          world.components,
          world.participants,
          world.progress,
          new Persons(world.jdbi),
          world.clock);

  @Test
  void nobody_is_behind_while_there_is_time() {
    assertThat(boards.of(run).lines()).extracting(Board.Line::overdue).containsExactly(0, 0);
  }

  @Test
  void who_missed_the_session_is_behind_and_stands_first() {
    world.progress.mark(session, diligent, ProgressState.WAITING, 0);
    world.clock.set(TrainingWorld.NINE.plusSeconds(90 * 60));
    assertThat(boards.of(run).lines())
        .extracting(Board.Line::personId)
        .containsExactly(absent, diligent);
    assertThat(boards.of(run).lines()).extracting(Board.Line::overdue).containsExactly(1, 0);
  }

  @Test
  void after_the_end_and_the_due_date_everything_missing_counts() {
    world.clock.set(Instant.parse("2027-02-01T00:00:00Z"));
    assertThat(boards.of(run).lines()).extracting(Board.Line::overdue).containsExactly(3, 3);
    assertThat(boards.people(run)).containsOnlyKeys(diligent, absent);
  }

  @Test
  void a_session_that_takes_sign_in_now_comes_first() {
    assertThat(next()).isEqualTo(session.id());
    world.progress.mark(session, diligent, ProgressState.WAITING, 0);
    assertThat(next()).isEqualTo(unit.id());
  }

  @Test
  void work_that_came_back_goes_before_new_work() {
    world.clock.set(TrainingWorld.NINE.minusSeconds(3600));
    world.progress.mark(task, diligent, ProgressState.RETURNED, 0);
    assertThat(next()).isEqualTo(task.id());
  }

  @Test
  void what_others_have_to_look_at_and_what_is_over_is_nothing_to_do() {
    world.clock.set(TrainingWorld.NINE.plusSeconds(3 * 3600));
    world.progress.mark(unit, diligent, ProgressState.WAITING, 0);
    world.progress.mark(task, diligent, ProgressState.WAITING, 0);
    assertThat(next()).isNull();
  }

  private UUID next() {
    var components = world.components.of(world.tenant, run.id());
    var progress = world.progress.of(world.tenant, run.id(), diligent);
    return NextStep.of(components, progress, world.clock.instant()).map(Component::id).orElse(null);
  }
}
