package org.xueshi.training.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.training.entity.Component;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.training.entity.FollowUpTask;
import org.xueshi.training.entity.TrainingSession;

/** A course was copied on the platform: what its trainer can make of it. */
class CopiesTest {

  private static final UUID REGISTRATION = UUID.randomUUID();
  private static final String OLD = REGISTRATION + "/2";
  private static final String COPY = REGISTRATION + "/4";

  private final TrainingWorld world = new TrainingWorld();
  private final Origins origins = new Origins(world.jdbi, world.clock);
  private final Copies copies = new Copies(world.runs, world.components, origins);

  private CourseRun runWithParts() {
    var run = world.aRun(OLD);
    world.aUnit(run, 30);
    world.aSession(run);
    world.aTask(run);
    return run;
  }

  private CourseRun copied(CourseRun from, String key) {
    return world.committed(() -> copies.layOut(from, "第二期", LocalDate.of(2027, 3, 1), key));
  }

  private List<Component> parts(CourseRun run) {
    return world.components.of(world.tenant, run.id());
  }

  @Test
  void a_copy_is_known_by_its_history_or_by_the_platform_s_notice_and_by_nothing_else() {
    var run = runWithParts();

    assertThat(copies.source(world.tenant, COPY, List.of("9", "2")))
        .map(CourseRun::id)
        .contains(run.id());
    assertThat(copies.source(world.tenant, COPY, List.of())).isEmpty();
    assertThat(copies.source(world.tenant, UUID.randomUUID() + "/4", List.of("2"))).isEmpty();
    assertThat(copies.source(world.tenant, null, List.of("2"))).isEmpty();
    origins.announced(world.tenant, COPY, OLD);
    origins.announced(world.tenant, COPY, OLD);
    assertThat(copies.source(world.tenant, COPY, List.of())).isPresent();
  }

  @Test
  void a_new_run_has_the_same_parts_with_every_date_moved_alike() {
    var run = runWithParts();
    var copy = copied(run, COPY);

    assertThat(copy.id()).isNotEqualTo(run.id());
    assertThat(copy.projectId()).isEqualTo(run.projectId());
    assertThat(copy.endsOn()).isEqualTo(LocalDate.of(2027, 3, 1).plusDays(60));
    assertThat(copy.followUpUntil()).isAfterOrEqualTo(copy.endsOn().plusMonths(3));
    var old = parts(run);
    var made = parts(copy);
    assertThat(made)
        .extracting(Component::title)
        .containsExactlyElementsOf(old.stream().map(Component::title).toList());
    assertThat(made)
        .extracting(Component::id)
        .doesNotContainAnyElementsOf(old.stream().map(Component::id).toList());
    var moved = Duration.ofDays(120);
    assertThat(((TrainingSession) made.get(1)).startsAt())
        .isEqualTo(TrainingWorld.NINE.plus(moved));
    assertThat(((FollowUpTask) made.get(2)).dueOn())
        .isEqualTo(LocalDate.of(2027, 1, 31).plusDays(120));
  }

  @Test
  void a_copied_link_leads_to_what_was_laid_out_from_what_it_names_also_in_a_copy_of_a_copy() {
    var run = runWithParts();
    var copy = copied(run, COPY);
    var again = copied(copy, REGISTRATION + "/7");
    var named = parts(run).get(1).id();

    assertThat(origins.in(world.tenant, OLD, named)).isEqualTo(named);
    assertThat(origins.in(world.tenant, COPY, named)).isEqualTo(parts(copy).get(1).id());
    assertThat(origins.in(world.tenant, REGISTRATION + "/7", named))
        .isEqualTo(parts(again).get(1).id());
    assertThat(origins.of(world.tenant, parts(again).get(1).id())).contains(named);
  }

  @Test
  void a_run_that_goes_on_elsewhere_is_still_found_from_where_it_was() {
    var run = runWithParts();
    world.committed(
        () -> {
          copies.resume(run, COPY);
          return null;
        });

    assertThat(world.runs.get(world.tenant, run.id()).courseKey()).contains(COPY);
    assertThat(world.runs.ofCourseKey(world.tenant, OLD)).map(CourseRun::id).contains(run.id());
    assertThat(world.runs.ofCourseKey(world.tenant, COPY)).map(CourseRun::id).contains(run.id());
    var other = world.aRun(REGISTRATION + "/5");
    assertThatThrownBy(
            () ->
                world.committed(
                    () -> {
                      copies.resume(other, COPY);
                      return null;
                    }))
        .isInstanceOf(Refusal.class);
  }
}
