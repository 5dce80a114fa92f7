package org.xueshi.training.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xueshi.training.control.TrainingWorld.NINE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.training.entity.AttendanceRow;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.training.entity.RosterPass;
import org.xueshi.training.entity.RosterStamp;
import org.xueshi.training.entity.RosterStamp.Outcome;
import org.xueshi.training.entity.StampKind;
import org.xueshi.training.entity.TrainingSession;
import org.xueshi.web.entity.Actor;

class OfflineRostersTest {

  private final TrainingWorld world = new TrainingWorld();
  private final CourseRun run = world.aRun("moodle/42");
  private final TrainingSession session = world.aSession(run);
  private final UUID teacher = world.aParticipant(run);
  private final Actor trainer = new Actor(world.tenant, "PERSON", world.aTeacher().toString());
  private final OfflineRosters.Issued issued =
      world.use(() -> world.offline.issue(session, trainer));
  private final RosterPass pass = issued.pass();

  @Test
  void a_ticket_opens_the_roster_once_and_for_ten_minutes() {
    var secret = open(issued.ticket());
    assertThat(world.offline.pass(world.tenant, pass.id(), secret)).isPresent();
    assertThat(world.offline.pass(world.tenant, pass.id(), "another")).isEmpty();
    assertThatThrownBy(() -> open(issued.ticket())).isInstanceOf(Refusal.class);
    var late = world.use(() -> world.offline.issue(session, trainer));
    world.clock.forward(601);
    assertThatThrownBy(
            () ->
                world.use(() -> world.offline.open(world.tenant, late.pass().id(), late.ticket())))
        .isInstanceOf(Refusal.class);
    world.clock.set(session.endsAt().plus(Duration.ofDays(8)));
    assertThat(world.offline.pass(world.tenant, pass.id(), secret)).isEmpty();
  }

  @Test
  void what_was_stamped_without_network_is_on_the_roster_later_once() {
    var in = stamp(StampKind.IN, NINE.minusSeconds(60));
    var out = stamp(StampKind.OUT, session.endsAt().plusSeconds(60));
    world.clock.set(session.endsAt().plus(Duration.ofHours(3)));
    assertThat(take(in, out)).containsOnly(Outcome.APPLIED);
    assertThat(take(in, out)).containsOnly(Outcome.APPLIED);
    assertThat(row().signedInAt()).isEqualTo(NINE.minusSeconds(60));
    assertThat(row().signedOutAt()).isEqualTo(session.endsAt().plusSeconds(60));
  }

  @Test
  void a_device_whose_clock_is_wrong_is_put_right() {
    world.clock.set(NINE.plus(Duration.ofHours(2)));
    var anHourFast = Duration.ofHours(1);
    var body =
        new OfflineRosters.Collected(
            world.clock.instant().plus(anHourFast),
            List.of(stamp(StampKind.IN, NINE.plus(anHourFast))));
    world.use(() -> world.offline.take(session, pass, body));
    assertThat(row().signedInAt()).isEqualTo(NINE);
  }

  @Test
  void nothing_is_overwritten_and_the_trainer_settles_what_differs() {
    typedAt(NINE.plus(Duration.ofMinutes(20)));
    var earlier = stamp(StampKind.IN, NINE);
    assertThat(take(earlier)).containsExactly(Outcome.CONFLICT);
    assertThat(row().signedInAt()).isEqualTo(NINE.plus(Duration.ofMinutes(20)));
    assertThat(world.offline.conflicts(session))
        .extracting(RosterStamp::why)
        .containsExactly("training.offline.why.differs");
    world.run(() -> world.offline.settle(session, earlier.id(), true, trainer));
    assertThat(row().signedInAt()).isEqualTo(NINE);
    assertThat(world.offline.conflicts(session)).isEmpty();
    assertThatThrownBy(
            () -> world.run(() -> world.offline.settle(session, earlier.id(), false, trainer)))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void two_stamps_within_five_minutes_are_the_same() {
    typedAt(NINE);
    assertThat(take(stamp(StampKind.IN, NINE.plus(Duration.ofMinutes(5)))))
        .containsExactly(Outcome.SAME);
    assertThat(take(stamp(StampKind.IN, NINE.plus(Duration.ofMinutes(5)).plusMillis(1))))
        .containsExactly(Outcome.CONFLICT);
    assertThat(row().signedInAt()).isEqualTo(NINE);
  }

  @Test
  void what_is_decided_stays_decided() {
    typedAt(NINE);
    world.clock.set(session.endsAt());
    world.run(() -> world.attendance.confirm(session, teacher, 60, trainer));
    var out = stamp(StampKind.OUT, session.endsAt());
    assertThat(take(out)).containsExactly(Outcome.CONFLICT);
    assertThatThrownBy(
            () -> world.run(() -> world.offline.settle(session, out.id(), true, trainer)))
        .isInstanceOf(Refusal.class);
    assertThat(row().signedOutAt()).isNull();
  }

  @Test
  void stamps_outside_the_time_or_of_strangers_gain_nothing() {
    assertThat(take(stamp(StampKind.IN, session.signInFrom().minusSeconds(1))))
        .containsExactly(Outcome.CONFLICT);
    assertThat(take(stamp(StampKind.OUT, session.signOutUntil().plusSeconds(1))))
        .containsExactly(Outcome.CONFLICT);
    var stranger = new OfflineRosters.Stamp(Ids.next(), world.aTeacher(), StampKind.IN, NINE);
    assertThat(take(stranger)).isEmpty();
    assertThat(world.attendance.of(session)).isEmpty();
  }

  private String open(String ticket) {
    return world.use(() -> world.offline.open(world.tenant, pass.id(), ticket));
  }

  private void typedAt(Instant at) {
    world.clock.set(at);
    var code = world.signIns.shown(session, StampKind.IN).orElseThrow().code();
    world.use(() -> world.signIns.typed(session, StampKind.IN, teacher, code));
  }

  private OfflineRosters.Stamp stamp(StampKind kind, Instant at) {
    return new OfflineRosters.Stamp(Ids.next(), teacher, kind, at);
  }

  private List<Outcome> take(OfflineRosters.Stamp... stamps) {
    var body = new OfflineRosters.Collected(world.clock.instant(), List.of(stamps));
    return world.use(() -> world.offline.take(session, pass, body)).stream()
        .map(RosterStamp::outcome)
        .toList();
  }

  private AttendanceRow row() {
    return world.attendance.of(session, teacher).orElseThrow();
  }
}
