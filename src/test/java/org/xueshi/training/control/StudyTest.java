package org.xueshi.training.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.ledger.entity.Grade;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.training.entity.ProgressState;
import org.xueshi.training.entity.RemoteUnit;
import org.xueshi.training.entity.Why;

class StudyTest {

  private final TrainingWorld world = new TrainingWorld();
  private final CourseRun run = world.aRun("moodle/42");
  private final UUID teacher = world.aTeacher();
  private final UUID tab = Ids.next();
  private long sequence;

  @Test
  void beats_grant_time_and_enrol_who_studies() {
    var unit = world.aUnit(run, 45);
    assertThat(beat(unit, tab).why()).isEqualTo(Why.STARTED);
    world.clock.forward(10);
    assertThat(beat(unit, tab).granted()).isEqualTo(Duration.ofSeconds(10));
    assertThat(world.study.granted(unit, teacher)).isEqualTo(Duration.ofSeconds(10));
    assertThat(world.participants.of(world.tenant, run.id())).hasSize(1);
    assertThat(world.progress.of(world.tenant, run.id(), teacher).get(unit.id()).state())
        .isEqualTo(ProgressState.STARTED);
  }

  @Test
  void neighbouring_beats_become_one_interval() {
    var unit = world.aUnit(run, 45);
    for (var i = 0; i < 12; i++) {
      beat(unit, tab);
      world.clock.forward(10);
    }
    assertThat(count("study_interval")).isEqualTo(1);
    assertThat(world.study.granted(unit, teacher)).isEqualTo(Duration.ofSeconds(110));
  }

  @Test
  void a_complete_unit_is_evidence_of_grade_b_once_with_its_intervals() {
    var unit = world.aUnit(run, 1);
    for (var i = 0; i < 10; i++) {
      beat(unit, tab);
      world.clock.forward(10);
    }
    var evidence = world.evidence.ofPerson(world.tenant, teacher);
    assertThat(evidence).hasSize(1);
    var facts = evidence.get(0).facts();
    assertThat(facts.grade()).isEqualTo(Grade.B);
    assertThat(facts.mode()).isEqualTo(Mode.REMOTE);
    assertThat(facts.minutes()).isEqualTo(1);
    assertThat(facts.course().endsOn()).isEqualTo(run.endsOn());
    assertThat(facts.intervals())
        .singleElement()
        .satisfies(whole -> assertThat(whole.length()).isEqualTo(Duration.ofMinutes(1)));
    assertThat(world.completed.events())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.componentId()).isEqualTo(unit.id());
              assertThat(event.personId()).isEqualTo(teacher);
              assertThat(event.scoreGiven()).isEqualTo(100);
            });
    assertThat(world.progress.of(world.tenant, run.id(), teacher).get(unit.id()).done()).isTrue();
  }

  @Test
  void two_tabs_beating_at_once_never_sum_beyond_wall_time() throws Exception {
    var one = world.aUnit(run, 600);
    var other = world.aUnit(run, 600);
    var started = world.clock.instant();
    world.run(() -> world.study.beat(one, teacher, new Study.Offer(tab, 0, true, true)));
    var pool = Executors.newFixedThreadPool(8);
    try {
      var beats = new ArrayList<Callable<Object>>();
      for (var thread = 0; thread < 8; thread++) {
        var number = thread;
        beats.add(() -> beatWildly(number % 2 == 0 ? one : other, number));
      }
      for (var each : pool.invokeAll(beats)) {
        each.get();
      }
    } finally {
      pool.shutdown();
    }
    var wall = Duration.between(started, world.clock.instant());
    var sum = world.study.granted(one, teacher).plus(world.study.granted(other, teacher));
    assertThat(sum).isPositive().isLessThanOrEqualTo(wall);
  }

  private Object beatWildly(RemoteUnit unit, int number) {
    var random = new Random(number);
    var own = Ids.next();
    for (var i = 1; i <= 60; i++) {
      synchronized (world.clock) {
        world.clock.forward(random.nextInt(3));
      }
      var offer = new Study.Offer(own, i, random.nextInt(6) > 0, true);
      world.run(() -> world.study.beat(unit, teacher, offer));
    }
    return null;
  }

  @Test
  void the_database_itself_refuses_a_minute_twice() {
    var unit = world.aUnit(run, 45);
    beat(unit, tab);
    world.clock.forward(10);
    beat(unit, tab);
    assertThatThrownBy(
            () ->
                world.jdbi.useHandle(
                    handle ->
                        handle.execute(
                            """
                            insert into study_interval
                              (tenant_id, id, person_id, component_id, starts_at, ends_at)
                            select tenant_id, ?, person_id, component_id, starts_at, ends_at
                            from study_interval
                            """,
                            Ids.next())))
        .hasMessageContaining("study_interval_tenant_id_person_id_tstzrange_excl");
  }

  @Test
  void a_unit_that_was_begun_can_be_neither_removed_nor_shortened() {
    var unit = world.aUnit(run, 45);
    assertThat(world.components.isUsed(run, unit.id())).isFalse();
    beat(unit, tab);
    assertThat(world.components.isUsed(run, unit.id())).isTrue();
  }

  @Test
  void a_tab_reused_for_another_unit_begins_anew() {
    var one = world.aUnit(run, 45);
    var other = world.aUnit(run, 45);
    beat(one, tab);
    world.clock.forward(10);
    assertThat(beat(other, tab).why()).isEqualTo(Why.STARTED);
    assertThat(world.study.granted(other, teacher)).isZero();
  }

  @Test
  void a_clock_that_is_minutes_off_on_another_node_grants_nothing_twice() {
    var unit = world.aUnit(run, 45);
    beat(unit, tab);
    world.clock.forward(300);
    beat(unit, tab);
    world.clock.set(world.clock.instant().minusSeconds(300));
    var behind = world.clock.instant();
    beat(unit, tab);
    world.clock.forward(10);
    beat(unit, tab);
    assertThat(world.study.granted(unit, teacher))
        .isLessThanOrEqualTo(Duration.between(TrainingWorld.NINE, behind.plusSeconds(300)));
  }

  private Study.Granted beat(RemoteUnit unit, UUID tabId) {
    sequence++;
    var offer = new Study.Offer(tabId, sequence, true, true);
    return world.use(() -> world.study.beat(unit, teacher, offer));
  }

  private int count(String table) {
    return world.jdbi.withHandle(
        handle -> handle.createQuery("select count(*) from " + table).mapTo(Integer.class).one());
  }
}
