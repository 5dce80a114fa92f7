package org.xueshi.training.entity;

import java.time.Duration;
import java.time.Instant;
import org.xueshi.ledger.entity.Grade;
import org.xueshi.ledger.entity.Interval;

/** Which clock time attended minutes stand for, and how strong the proof of them is. */
public final class AttendedTime {

  private AttendedTime() {}

  /**
   * The most that can be confirmed now: what is planned, and never time still to come.
   *
   * @return whole minutes; 0 before the session has begun
   */
  public static int most(TrainingSession session, Instant now) {
    var passed = minutes(session.startsAt(), earlier(now, session.endsAt()));
    return Math.min(session.minutes(), passed);
  }

  /**
   * What the stamps say: the time between sign-in and sign-out that lies in the session, at most
   * what is planned; without one of the two, all that can be confirmed now.
   *
   * @param row null if nobody signed
   * @return whole minutes, 0 for somebody who left before it began
   */
  public static int said(TrainingSession session, AttendanceRow row, Instant now) {
    var most = most(session, now);
    if (row == null || !row.whole()) {
      return most;
    }
    var stamped = stamped(session, row, now);
    return Math.min(most, minutes(stamped.from(), stamped.to()));
  }

  /**
   * A for minutes between sign-in and sign-out; C for what only the trainer's roster vouches for.
   */
  public static Grade grade(TrainingSession session, AttendanceRow row, int minutes, Instant now) {
    return row.whole() && minutes <= said(session, row, now) ? Grade.A : Grade.C;
  }

  /**
   * From sign-in to sign-out if those are the minutes between them; the whole session if they are
   * all that was planned; from the sign-in of somebody late if they fit after it; otherwise from
   * the start, as of somebody who left early.
   *
   * @param row never null; without stamps if nobody knows
   */
  public static Interval of(TrainingSession session, AttendanceRow row, int minutes, Instant now) {
    var until = earlier(now, session.endsAt());
    if (row.whole() && minutes == said(session, row, now)) {
      return stamped(session, row, now);
    }
    if (minutes == session.minutes()) {
      return new Interval(session.startsAt(), until);
    }
    var length = Duration.ofMinutes(minutes);
    var late = row.signedInAt() != null && row.signedInAt().isAfter(session.startsAt());
    var from =
        late && !row.signedInAt().plus(length).isAfter(until)
            ? row.signedInAt()
            : session.startsAt();
    return new Interval(from, from.plus(length));
  }

  private static Interval stamped(TrainingSession session, AttendanceRow row, Instant now) {
    var until = earlier(now, session.endsAt());
    var from = later(row.signedInAt(), session.startsAt());
    var to = earlier(row.signedOutAt(), until);
    return new Interval(earlier(from, until), later(to, earlier(from, until)));
  }

  private static int minutes(Instant from, Instant to) {
    return (int) Math.max(0, Duration.between(from, to).toMinutes());
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
