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
import org.xueshi.kernel.entity.Text;
import org.xueshi.training.entity.AttendanceRow;
import org.xueshi.training.entity.AttendanceState;
import org.xueshi.training.entity.AttendedTime;
import org.xueshi.training.entity.ProgressState;
import org.xueshi.training.entity.TrainingSession;
import org.xueshi.web.control.PersonNotices;
import org.xueshi.web.entity.Actor;
import org.xueshi.web.entity.NewNotice;

/**
 * 考勤: the trainer's roster decides on claims and makes them evidence in the same transaction: of
 * grade A for the minutes between sign-in and sign-out, of grade C for what only the roster vouches
 * for. A make-up session is evidence of the session it makes up for.
 */
@ApplicationScoped
public class Attendance {

  private AttendanceStore store;
  private Progress progress;
  private Completions completions;
  private Participants participants;
  private Components components;
  private PersonNotices notices;
  private Clock clock;

  protected Attendance() {}

  @Inject
  Attendance(
      AttendanceStore store,
      Completions completions,
      Progress progress,
      Participants participants,
      Components components,
      PersonNotices notices,
      Clock clock) {
    this.store = store;
    this.completions = completions;
    this.progress = progress;
    this.participants = participants;
    this.components = components;
    this.notices = notices;
    this.clock = clock;
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

  /** What the stamps of that row say now, in whole minutes; null = of somebody without any. */
  public int saidMinutes(TrainingSession session, AttendanceRow row) {
    return AttendedTime.said(session, row, clock.instant());
  }

  /** The most minutes that can be confirmed now; 0 before the session has begun. */
  public int mostMinutes(TrainingSession session) {
    return AttendedTime.most(session, clock.instant());
  }

  /**
   * The trainer confirms one participant, signed in or not; this is evidence and final here.
   *
   * @param minutes attended; null = what the stamps say, or all that can be confirmed now
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
    var row = store.find(session, person).orElse(null);
    var attended = minutes == null ? AttendedTime.said(session, row, now) : minutes;
    if (attended < 1 || attended > most) {
      throw Refusal.invalid("training.refusal.attendedMinutes", most);
    }
    if (store.confirm(session, person, new AttendanceStore.Decision(attended, now, trainer))) {
      complete(session, person, attended, trainer);
    }
  }

  /**
   * The one action that turns attendance into evidence: confirms everybody who signed in or out and
   * is not decided on, each with the minutes their stamps say. Who has none of the session's time
   * stays for the trainer to decide.
   *
   * @return how many
   * @throws Refusal CONFLICT {@code training.refusal.notBegun}
   */
  @Transactional
  public int confirmAll(TrainingSession session, Actor trainer) {
    var claimed =
        store.all(session).stream()
            .filter(row -> row.state() == AttendanceState.CLAIMED)
            .filter(row -> !row.whole() || saidMinutes(session, row) > 0)
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
    notices.tell(
        new NewNotice(
            session.tenantId(),
            person,
            "struck:" + session.id(),
            Text.of("training.notice.struck", session.title()),
            ""));
  }

  private void complete(TrainingSession session, UUID person, int minutes, Actor trainer) {
    var row = store.find(session, person).orElseThrow();
    var interval = AttendedTime.of(session, row, minutes, clock.instant());
    var day = LocalDate.ofInstant(interval.from(), Clocks.DISTRICT_ZONE);
    var grade = AttendedTime.grade(session, row, minutes, clock.instant());
    var counted =
        session
            .makesUp()
            .map(missed -> components.find(session.tenantId(), missed, TrainingSession.class))
            .orElse(session);
    var counting = Math.min(minutes, counted.minutes());
    completions.complete(
        counted, person, new Completions.Proof(grade, counting, day, List.of(interval)), trainer);
  }
}
