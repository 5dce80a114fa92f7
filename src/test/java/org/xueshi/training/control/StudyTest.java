package org.xueshi.training.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.ledger.entity.Grade;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.training.entity.Beat;
import org.xueshi.training.entity.ComponentPlan;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.training.entity.PresenceCheck;
import org.xueshi.training.entity.ProgressState;
import org.xueshi.training.entity.RemoteUnit;
import org.xueshi.training.entity.StudyAccount;
import org.xueshi.training.entity.StudyQuestion;
import org.xueshi.training.entity.StudyRules;
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

  @Test
  void a_check_comes_before_the_end_and_nothing_counts_until_it_is_answered() {
    checked();
    var unit = world.aUnit(run, 10);
    var asked = studyUntilAsked(unit);
    var before = world.study.granted(unit, teacher);
    assertThat(before).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(10));
    for (var i = 0; i < 6; i++) {
      world.clock.forward(10);
      assertThat(beat(unit, tab).why()).isEqualTo(Why.CHECK);
    }
    assertThat(world.study.granted(unit, teacher)).isEqualTo(before);
    assertThat(answer(unit, asked, asked.right())).isTrue();
    beat(unit, tab);
    world.clock.forward(10);
    beat(unit, tab);
    assertThat(world.study.granted(unit, teacher)).isEqualTo(before.plusSeconds(10));
    assertThat(answer(unit, asked, asked.right())).as("answered once").isFalse();
  }

  @Test
  void a_wrong_answer_brings_another_question_after_a_while() {
    checked();
    var unit = world.aUnit(run, 10);
    var asked = studyUntilAsked(unit);
    assertThat(answer(unit, asked, asked.right() == 0 ? 1 : 0)).isFalse();
    assertThat(answer(unit, asked, asked.right())).as("no second try").isFalse();
    assertThat(beat(unit, tab).check()).as("the next one waits").isEmpty();
    world.clock.forward(20);
    var next = beat(unit, tab).check().orElseThrow();
    assertThat(next.id()).isNotEqualTo(asked.id());
    assertThat(answer(unit, next, next.right())).isTrue();
    var checks = world.use(() -> world.accounts.of(unit, teacher)).checks();
    assertThat(checks.passed()).isEqualTo(1);
    assertThat(checks.wrong()).isEqualTo(1);
  }

  @Test
  void the_trainers_question_is_asked_once_its_part_was_seen() {
    checked();
    var video = world.aVideo(run, 10);
    world.run(
        () ->
            world.accounts.ask(
                video, new StudyQuestion(null, "第一步是什么？", List.of("提出问题", "写报告"), 0, 30, 90)));
    world.run(
        () ->
            world.accounts.ask(
                video, new StudyQuestion(null, "最后一步？", List.of("反思", "提问"), 0, 590, 600)));
    var asked = watchUntilAsked(video);
    assertThat(asked.text()).isEqualTo("第一步是什么？");
    assertThat(asked.choices().get(asked.right())).isEqualTo("提出问题");
  }

  @Test
  void without_questions_a_video_asks_which_part_was_just_played() {
    checked();
    var video = world.aVideo(run, 10);
    var asked = watchUntilAsked(video);
    assertThat(asked.kind()).isEqualTo(PresenceCheck.Kind.POSITION);
    var from = asked.choices().get(asked.right()).split("[:–]");
    var begins = Integer.parseInt(from[0]) * 60 + Integer.parseInt(from[1]);
    assertThat(asked.position() / 1000).isBetween((long) begins, begins + 30L);
    assertThat(asked.choices()).doesNotHaveDuplicates().hasSize(4);
  }

  @Test
  void the_day_has_an_end() {
    world.rules =
        new StudyRules(Duration.ofMinutes(1), Duration.ZERO, Duration.ZERO, Duration.ofMinutes(2));
    var one = world.aUnit(run, 45);
    var other = world.aUnit(run, 45);
    for (var i = 0; i < 5; i++) {
      beat(one, tab);
      world.clock.forward(10);
    }
    var second = Ids.next();
    for (var i = 0; i < 5; i++) {
      beat(other, second);
      world.clock.forward(10);
    }
    assertThat(beat(other, second).why()).isEqualTo(Why.DAY_FULL);
    assertThat(world.study.granted(one, teacher).plus(world.study.granted(other, teacher)))
        .isEqualTo(Duration.ofMinutes(1));
    world.clock.forward(24 * 3600);
    beat(other, second);
    world.clock.forward(10);
    assertThat(beat(other, second).why()).isEqualTo(Why.COUNTING);
  }

  @Test
  void the_account_says_what_was_not_granted_and_why() {
    var unit = world.aUnit(run, 45);
    beat(unit, tab);
    world.clock.forward(10);
    beat(unit, tab);
    var hidden = new Study.Offer(tab, ++sequence, false, true);
    world.run(() -> world.study.beat(unit, teacher, hidden));
    world.clock.forward(25);
    world.run(() -> world.study.beat(unit, teacher, new Study.Offer(tab, ++sequence, false, true)));
    for (var i = 0; i < 6; i++) {
      world.run(() -> world.study.beat(unit, teacher, hidden));
    }
    var account = world.use(() -> world.accounts.of(unit, teacher));
    assertThat(account.granted()).isEqualTo(Duration.ofSeconds(10));
    assertThat(account.lost()).containsEntry(Why.HIDDEN, Duration.ofSeconds(25));
    assertThat(account.patterns()).containsExactly(StudyAccount.Pattern.REPLAYS);
    assertThat(world.use(() -> world.accounts.of(run)).values())
        .containsExactly(java.util.Map.of(teacher, account));
  }

  @Test
  void the_text_form_of_a_video_counts_without_playing_and_only_where_there_is_one() {
    var plan = new ComponentPlan.Unit("微课", 45, Ids.next(), true, Ids.next());
    var both = (RemoteUnit) world.added(run, plan);
    var only = world.aVideo(run, 45);
    for (var unit : List.of(both, only)) {
      var own = Ids.next();
      read(unit, own);
      world.clock.forward(10);
      read(unit, own);
    }
    assertThat(world.study.granted(both, teacher)).isEqualTo(Duration.ofSeconds(10));
    assertThat(world.study.granted(only, teacher)).isZero();
  }

  private void read(RemoteUnit unit, UUID own) {
    sequence++;
    var offer = new Study.Offer(own, sequence, true, false, Beat.Medium.NONE, true);
    world.run(() -> world.study.beat(unit, teacher, offer));
  }

  private void checked() {
    world.rules =
        new StudyRules(
            Duration.ofHours(6),
            Duration.ofMinutes(4),
            Duration.ofMinutes(10),
            Duration.ofMinutes(2));
  }

  private PresenceCheck studyUntilAsked(RemoteUnit unit) {
    for (var i = 0; i < 100; i++) {
      var check = beat(unit, tab).check();
      if (check.isPresent()) {
        return check.get();
      }
      world.clock.forward(10);
    }
    throw new AssertionError("never asked");
  }

  private PresenceCheck watchUntilAsked(RemoteUnit video) {
    for (var second = 0; second < 700; second += 10) {
      sequence++;
      var medium = new Beat.Medium(second * 1000L, 600_000, 100);
      var offer = new Study.Offer(tab, sequence, true, true, medium, false);
      var check = world.use(() -> world.study.beat(video, teacher, offer)).check();
      if (check.isPresent()) {
        return check.get();
      }
      world.clock.forward(10);
    }
    throw new AssertionError("never asked");
  }

  private boolean answer(RemoteUnit unit, PresenceCheck check, int choice) {
    return world.use(() -> world.study.answer(unit, teacher, check.id(), choice));
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
