package org.xueshi.training.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.xueshi.training.entity.AttendanceState;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.training.entity.SignIn;
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
    assertThat(signIn(code())).isInstanceOf(SignIn.SignedIn.class);
    assertThat(world.attendance.of(session, teacher).orElseThrow().state())
        .isEqualTo(AttendanceState.CLAIMED);
    assertThat(evidence()).isEmpty();
  }

  @Test
  void codes_work_from_half_an_hour_before_until_the_end() {
    world.clock.set(session.signInFrom().minusSeconds(1));
    assertThat(world.attendance.code(session)).isEmpty();
    assertThat(signIn("123456")).isEqualTo(new SignIn.TooEarly(session.signInFrom()));
    world.clock.set(session.signInFrom());
    assertThat(world.attendance.code(session)).isPresent();
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
    assertThat(signIn(code())).isInstanceOf(SignIn.SignedIn.class);
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
  void confirmed_by_the_roster_it_is_evidence_of_grade_a_over_the_clock_time() {
    signIn(code());
    world.clock.set(session.endsAt());
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
    world.run(() -> world.attendance.signIn(session, other, code()));
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
    assertThat(signIn(world.attendance.code(other).orElseThrow()))
        .isInstanceOf(SignIn.WrongCode.class);
  }

  private SignIn signIn(String typed) {
    return world.use(() -> world.attendance.signIn(session, teacher, typed));
  }

  private void confirm(UUID person, Integer minutes) {
    world.run(() -> world.attendance.confirm(session, person, minutes, trainer));
  }

  private String code() {
    return world.attendance.code(session).orElseThrow();
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
