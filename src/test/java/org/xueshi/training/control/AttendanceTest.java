package org.xueshi.training.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xueshi.training.control.TrainingWorld.NINE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.Grade;
import org.xueshi.ledger.entity.Interval;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.training.entity.AttendanceState;
import org.xueshi.training.entity.ComponentPlan;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.training.entity.PlannedMinutes;
import org.xueshi.training.entity.SignIn;
import org.xueshi.training.entity.StampKind;
import org.xueshi.training.entity.TrainingSession;
import org.xueshi.web.entity.Actor;

class AttendanceTest {

  private final TrainingWorld world = new TrainingWorld();
  private final CourseRun run = world.aRun("moodle/42");
  private final TrainingSession session = world.aSession(run);
  private final UUID teacher = world.aParticipant(run);
  private final Actor trainer = new Actor(world.tenant, "PERSON", world.aTeacher().toString());

  @Test
  void the_code_on_the_screen_makes_a_claim_not_evidence() {
    assertThat(signIn(code())).isInstanceOf(SignIn.Stamped.class);
    assertThat(world.attendance.of(session, teacher).orElseThrow().state())
        .isEqualTo(AttendanceState.CLAIMED);
    assertThat(evidence()).isEmpty();
  }

  @Test
  void codes_work_from_half_an_hour_before_until_the_end() {
    world.clock.set(session.signInFrom().minusSeconds(1));
    assertThat(world.signIns.shown(session, StampKind.IN)).isEmpty();
    assertThat(signIn("123456")).isEqualTo(new SignIn.TooEarly(session.signInFrom()));
    world.clock.set(session.signInFrom());
    assertThat(world.signIns.shown(session, StampKind.IN)).isPresent();
    world.clock.set(session.endsAt());
    assertThat(signIn("123456")).isEqualTo(new SignIn.Over(session.endsAt()));
  }

  @Test
  void after_five_wrong_codes_in_a_minute_even_the_right_one_waits() {
    var right = code();
    var wrong = wrong(right);
    for (var left = 4; left >= 0; left--) {
      assertThat(signIn(wrong)).isEqualTo(new SignIn.WrongCode(left));
    }
    assertThat(signIn(right)).isInstanceOf(SignIn.Wait.class);
    world.clock.forward(60);
    assertThat(signIn(code())).isInstanceOf(SignIn.Stamped.class);
  }

  @Test
  void fifty_guesses_at_once_are_five() throws Exception {
    var wrong = wrong(code());
    var pool = Executors.newFixedThreadPool(10);
    var answers = new ArrayList<SignIn>();
    try {
      var guesses = new ArrayList<Callable<SignIn>>();
      for (var i = 0; i < 50; i++) {
        guesses.add(() -> signIn(wrong));
      }
      for (var each : pool.invokeAll(guesses)) {
        answers.add(each.get());
      }
    } finally {
      pool.shutdown();
    }
    assertThat(answers.stream().filter(SignIn.WrongCode.class::isInstance)).hasSize(5);
  }

  @Test
  void signed_in_and_out_and_confirmed_it_is_evidence_of_grade_a_over_the_clock_time() {
    world.clock.set(session.signInFrom());
    signIn(code());
    world.clock.set(session.endsAt());
    signOut();
    confirm(teacher, null);
    confirm(teacher, null);
    assertThat(evidence())
        .singleElement()
        .satisfies(
            recorded -> {
              assertThat(recorded.facts().grade()).isEqualTo(Grade.A);
              assertThat(recorded.facts().minutes()).isEqualTo(90);
              assertThat(recorded.facts().intervals())
                  .containsExactly(new Interval(session.startsAt(), session.endsAt()));
              assertThat(recorded.recordedBy()).isEqualTo(trainer);
            });
    assertThat(world.completed.events()).hasSize(1);
  }

  @Test
  void without_a_sign_out_the_roster_alone_vouches_and_it_is_grade_c() {
    signIn(code());
    world.clock.set(session.endsAt());
    confirm(teacher, null);
    assertThat(evidence().get(0).facts().grade()).isEqualTo(Grade.C);
    assertThat(evidence().get(0).facts().minutes()).isEqualTo(90);
  }

  @Test
  void who_comes_late_and_leaves_early_has_the_minutes_in_between() {
    world.clock.set(NINE.plus(Duration.ofMinutes(20)));
    signIn(code());
    world.clock.set(NINE.plus(Duration.ofMinutes(75)));
    signOut();
    world.clock.set(session.endsAt());
    assertThat(world.use(() -> world.attendance.confirmAll(session, trainer))).isEqualTo(1);
    var facts = evidence().get(0).facts();
    assertThat(facts.minutes()).isEqualTo(55);
    assertThat(facts.grade()).isEqualTo(Grade.A);
    assertThat(facts.intervals())
        .containsExactly(
            new Interval(NINE.plus(Duration.ofMinutes(20)), NINE.plus(Duration.ofMinutes(75))));
  }

  @Test
  void minutes_beyond_the_stamps_are_the_trainers_word_and_grade_c() {
    world.clock.set(NINE.plus(Duration.ofMinutes(20)));
    signIn(code());
    world.clock.set(session.endsAt());
    signOut();
    confirm(teacher, 90);
    assertThat(evidence().get(0).facts().grade()).isEqualTo(Grade.C);
  }

  @Test
  void sign_out_codes_work_from_the_start_until_half_an_hour_after_the_end() {
    world.clock.set(NINE.minusSeconds(1));
    assertThat(world.signIns.shown(session, StampKind.OUT)).isEmpty();
    world.clock.set(session.signOutUntil().minusSeconds(1));
    assertThat(signOut()).isInstanceOf(SignIn.Stamped.class);
    world.clock.set(session.signOutUntil());
    assertThat(world.use(() -> world.signIns.typed(session, StampKind.OUT, teacher, "123456")))
        .isEqualTo(new SignIn.Over(session.signOutUntil()));
  }

  @Test
  void a_scan_stamps_the_moment_of_scanning_once_and_for_one_person() {
    var other = world.aParticipant(run);
    var scan = scan(world.signIns.shown(session, StampKind.IN).orElseThrow().token());
    world.clock.forward(300);
    assertThat(useScan(teacher, scan)).isInstanceOf(SignIn.Stamped.class);
    assertThat(world.attendance.of(session, teacher).orElseThrow().signedInAt()).isEqualTo(NINE);
    assertThat(useScan(other, scan)).isInstanceOf(SignIn.ScanGone.class);
    assertThat(world.attendance.of(session, other)).isEmpty();
  }

  @Test
  void a_scan_waits_ten_minutes_and_a_wrong_token_is_none() {
    var token = world.signIns.shown(session, StampKind.IN).orElseThrow().token();
    var scan = scan(token);
    world.clock.forward(601);
    assertThat(useScan(teacher, scan)).isInstanceOf(SignIn.ScanGone.class);
    assertThat(world.use(() -> world.signIns.scanned(session, StampKind.IN, token))).isEmpty();
    assertThat(world.use(() -> world.signIns.scanned(session, StampKind.IN, "x"))).isEmpty();
  }

  @Test
  void a_make_up_counts_for_the_session_that_was_missed_and_is_not_for_those_who_were_there() {
    var present = world.aParticipant(run);
    world.clock.set(session.endsAt());
    confirm(present, null);
    var day = Duration.ofDays(2);
    var when = new TrainingSession.When(session.startsAt().plus(day), session.endsAt().plus(day));
    var setting = new ComponentPlan.Session.Setting("", "马老师", session.id());
    var makeUp =
        (TrainingSession)
            world.added(
                run,
                new ComponentPlan.Session("补训", 90, "区教研室", when, java.util.Set.of(), setting));
    world.clock.set(makeUp.startsAt());
    var code = world.signIns.shown(makeUp, StampKind.IN).orElseThrow().code();
    assertThat(world.use(() -> world.signIns.typed(makeUp, StampKind.IN, present, code)))
        .isInstanceOf(SignIn.NothingToMakeUp.class);
    world.use(() -> world.signIns.typed(makeUp, StampKind.IN, teacher, code));
    world.clock.set(makeUp.endsAt());
    world.use(() -> world.attendance.confirmAll(makeUp, trainer));
    assertThat(evidence())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.facts().source().id()).isEqualTo(session.id().toString());
              assertThat(one.facts().intervals())
                  .containsExactly(new Interval(makeUp.startsAt(), makeUp.endsAt()));
            });
    assertThat(PlannedMinutes.of(world.components.of(world.tenant, run.id())).course())
        .isEqualTo(90);
  }

  @Test
  void a_live_online_session_is_remote_study_with_the_same_proof() {
    var when = new TrainingSession.When(NINE, NINE.plus(Duration.ofMinutes(90)));
    var setting = new ComponentPlan.Session.Setting("https://live.example/1", "", null);
    var live =
        (TrainingSession)
            world.added(
                run, new ComponentPlan.Session("直播", 60, "线上", when, java.util.Set.of(), setting));
    world.clock.set(live.endsAt());
    world.run(() -> world.attendance.confirm(live, teacher, null, trainer));
    assertThat(evidence().get(0).facts().mode()).isEqualTo(Mode.REMOTE);
    assertThat(PlannedMinutes.of(world.components.of(world.tenant, run.id())).remote())
        .isEqualTo(60);
  }

  @Test
  void time_still_to_come_is_not_confirmed() {
    signIn(code());
    world.clock.set(session.startsAt().plus(Duration.ofMinutes(40)));
    assertThat(world.attendance.mostMinutes(session)).isEqualTo(40);
    refused("training.refusal.attendedMinutes", () -> confirm(teacher, 41));
    confirm(teacher, null);
    assertThat(evidence().get(0).facts().minutes()).isEqualTo(40);
    assertThat(world.completed.events().get(0).scoreGiven()).isEqualTo(44);
  }

  @Test
  void nothing_is_confirmed_before_the_session_begins() {
    world.clock.set(session.signInFrom());
    signIn(code());
    refused("training.refusal.notBegun", () -> confirm(teacher, null));
  }

  @Test
  void who_came_late_attended_from_the_sign_in_on() {
    world.clock.set(session.startsAt().plus(Duration.ofMinutes(20)));
    signIn(code());
    world.clock.set(session.endsAt());
    confirm(teacher, 60);
    var from = session.startsAt().plus(Duration.ofMinutes(20));
    assertThat(evidence().get(0).facts().intervals())
        .containsExactly(new Interval(from, from.plus(Duration.ofMinutes(60))));
  }

  @Test
  void all_claims_are_confirmed_at_once_and_struck_ones_are_not() {
    var absent = world.aParticipant(run);
    var other = world.aParticipant(run);
    signIn(code());
    world.run(() -> world.signIns.typed(session, StampKind.IN, other, code()));
    world.run(() -> world.attendance.strikeOff(session, other, trainer));
    world.clock.set(session.endsAt());
    assertThat(world.use(() -> world.attendance.confirmAll(session, trainer))).isEqualTo(1);
    assertThat(evidence()).hasSize(1);
    assertThat(world.evidence.ofPerson(world.tenant, other)).isEmpty();
    assertThat(world.evidence.ofPerson(world.tenant, absent)).isEmpty();
  }

  @Test
  void who_was_struck_off_cannot_sign_in_again_but_can_be_confirmed_by_hand() {
    signIn(code());
    world.run(() -> world.attendance.strikeOff(session, teacher, trainer));
    assertThat(signIn(code())).isInstanceOf(SignIn.StruckOff.class);
    world.clock.set(session.endsAt());
    confirm(teacher, null);
    assertThat(evidence()).hasSize(1);
    refused(
        "training.refusal.confirmedAlready",
        () -> world.run(() -> world.attendance.strikeOff(session, teacher, trainer)));
  }

  @Test
  void a_stranger_is_not_confirmed() {
    world.clock.set(session.endsAt());
    refused("web.refusal.notFound", () -> confirm(world.aTeacher(), null));
  }

  @Test
  void a_code_of_another_session_is_wrong() {
    var other = world.aSession(run);
    assertThat(signIn(world.signIns.shown(other, StampKind.IN).orElseThrow().code()))
        .isInstanceOf(SignIn.WrongCode.class);
  }

  private SignIn signIn(String typed) {
    return world.use(() -> world.signIns.typed(session, StampKind.IN, teacher, typed));
  }

  private void confirm(UUID person, Integer minutes) {
    world.run(() -> world.attendance.confirm(session, person, minutes, trainer));
  }

  private String code() {
    return code(StampKind.IN);
  }

  private String code(StampKind kind) {
    return world.signIns.shown(session, kind).orElseThrow().code();
  }

  private UUID scan(String token) {
    return world.use(() -> world.signIns.scanned(session, StampKind.IN, token)).orElseThrow().id();
  }

  private SignIn useScan(UUID person, UUID scan) {
    return world.use(() -> world.signIns.useScan(session, person, scan));
  }

  private SignIn signOut() {
    return world.use(
        () -> world.signIns.typed(session, StampKind.OUT, teacher, code(StampKind.OUT)));
  }

  private static String wrong(String right) {
    return right.startsWith("1") ? "2" + right.substring(1) : "1" + right.substring(1);
  }

  private List<Evidence> evidence() {
    return world.evidence.ofPerson(world.tenant, teacher);
  }

  private static void refused(String key, ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.text().key()).isEqualTo(key));
  }
}
