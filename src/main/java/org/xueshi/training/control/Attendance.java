package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Grade;
import org.xueshi.training.entity.AttendanceRow;
import org.xueshi.training.entity.AttendanceState;
import org.xueshi.training.entity.AttendedTime;
import org.xueshi.training.entity.ProgressState;
import org.xueshi.training.entity.SignIn;
import org.xueshi.training.entity.SignInCode;
import org.xueshi.training.entity.TrainingSession;
import org.xueshi.web.entity.Actor;

/**
 * 签到与考勤: a code from the trainer's screen makes a claim; the trainer's roster makes it evidence of
 * grade A, in the same transaction.
 */
@ApplicationScoped
public class Attendance {

  /** Wrong codes a person may type in a minute. */
  public static final int WRONG_PER_MINUTE_MAX = 5;

  private AttendanceStore store;
  private Progress progress;
  private Completions completions;
  private Participants participants;
  private Clock clock;

  protected Attendance() {}

  @Inject
  Attendance(
      AttendanceStore store,
      Progress progress,
      Completions completions,
      Participants participants,
      Clock clock) {
    this.store = store;
    this.progress = progress;
    this.completions = completions;
    this.participants = participants;
    this.clock = clock;
  }

  /** The code on the trainer's screen; empty while codes do not work. */
  public Optional<String> code(TrainingSession session) {
    var now = clock.instant();
    return session.takesSignIn(now)
        ? Optional.of(SignInCode.at(session.secret(), session.id(), now))
        : Optional.empty();
  }

  /**
   * A participant typed a code. A wrong one is counted even though it gains nothing, hence an
   * answer, not a refusal.
   */
  @Transactional
  public SignIn signIn(TrainingSession session, UUID person, String typed) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var failures = store.lockFailures(session.tenantId(), person, now);
    var before = store.find(session, person);
    if (before.isPresent()) {
      return before.get().state() == AttendanceState.STRUCK
          ? new SignIn.StruckOff()
          : new SignIn.SignedIn(before.get());
    }
    if (!session.takesSignIn(now)) {
      return now.isBefore(session.signInFrom())
          ? new SignIn.TooEarly(session.signInFrom())
          : new SignIn.Over(session.endsAt());
    }
    if (failures >= WRONG_PER_MINUTE_MAX) {
      return new SignIn.Wait(now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES));
    }
    if (!SignInCode.accepts(session.secret(), session.id(), typed, now)) {
      store.addFailure(session.tenantId(), person, now);
      return new SignIn.WrongCode(WRONG_PER_MINUTE_MAX - failures - 1);
    }
    progress.mark(session, person, ProgressState.WAITING, 0);
    store.claim(session, person, now);
    return new SignIn.SignedIn(store.find(session, person).orElseThrow());
  }

  /** One person's attendance; empty if they have not signed in and nobody decided. */
  @Transactional
  public Optional<AttendanceRow> of(TrainingSession session, UUID person) {
    return store.find(session, person);
  }

  /** Everybody who signed in or was decided on. */
  @Transactional
  public List<AttendanceRow> of(TrainingSession session) {
    return store.all(session);
  }

  /** The most minutes that can be confirmed now; 0 before the session has begun. */
  public int mostMinutes(TrainingSession session) {
    return AttendedTime.most(session, clock.instant());
  }

  /**
   * The trainer confirms one participant, signed in or not; this is evidence and final here.
   *
   * @param minutes attended; null = all that can be confirmed now
   * @throws Refusal NOT_FOUND if the person takes no part in the run; CONFLICT {@code
   *     training.refusal.notBegun}; INVALID {@code training.refusal.attendedMinutes}
   */
  @Transactional
  public void confirm(TrainingSession session, UUID person, Integer minutes, Actor trainer) {
    if (!participants.contains(session.tenantId(), session.courseRunId(), person)) {
      throw Refusal.notFound();
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var most = AttendedTime.most(session, now);
    if (most < 1) {
      throw Refusal.conflict("training.refusal.notBegun");
    }
    var attended = minutes == null ? most : minutes;
    if (attended < 1 || attended > most) {
      throw Refusal.invalid("training.refusal.attendedMinutes", most);
    }
    if (store.confirm(session, person, new AttendanceStore.Decision(attended, now, trainer))) {
      complete(session, person, attended, trainer);
    }
  }

  /**
   * Confirms everybody who signed in and is not decided on, with all minutes that can be confirmed.
   *
   * @return how many
   * @throws Refusal CONFLICT {@code training.refusal.notBegun}
   */
  @Transactional
  public int confirmAll(TrainingSession session, Actor trainer) {
    var claimed =
        store.all(session).stream()
            .filter(row -> row.state() == AttendanceState.CLAIMED)
            .map(AttendanceRow::personId)
            .toList();
    claimed.forEach(person -> confirm(session, person, null, trainer));
    return claimed.size();
  }

  /**
   * Strikes a claim off the roster. The trainer may still confirm the person later.
   *
   * @throws Refusal CONFLICT {@code training.refusal.confirmedAlready}: then only the Office can
   *     correct it, in the ledger
   */
  @Transactional
  public void strikeOff(TrainingSession session, UUID person, Actor trainer) {
    if (!store.strikeOff(session, person, clock.instant(), trainer)) {
      throw Refusal.conflict("training.refusal.confirmedAlready");
    }
    progress.mark(session, person, ProgressState.RETURNED, 0);
  }

  private void complete(TrainingSession session, UUID person, int minutes, Actor trainer) {
    var signedInAt = store.find(session, person).orElseThrow().signedInAt();
    var interval = AttendedTime.of(session, signedInAt, minutes, clock.instant());
    var day = LocalDate.ofInstant(interval.from(), Clocks.DISTRICT_ZONE);
    completions.complete(
        session, person, new Completions.Proof(Grade.A, minutes, day, List.of(interval)), trainer);
  }
}
