package org.xueshi.training.entity;

import java.time.Duration;
import java.time.Instant;
import org.xueshi.ledger.entity.Interval;

/** Which clock time attended minutes stand for. */
public final class AttendedTime {

  private AttendedTime() {}

  /**
   * The most that can be confirmed now: what is planned, and never time still to come.
   *
   * @return whole minutes; 0 before the session has begun
   */
  public static int most(TrainingSession session, Instant now) {
    var until = now.isBefore(session.endsAt()) ? now : session.endsAt();
    var passed = Duration.between(session.startsAt(), until).toMinutes();
    return (int) Math.max(0, Math.min(session.minutes(), passed));
  }

  /**
   * The whole session if the minutes are all that was planned; from the sign-in of somebody late if
   * the minutes fit after it; otherwise from the start, as of somebody who left early.
   *
   * @param signedInAt null if nobody knows
   */
  public static Interval of(TrainingSession session, Instant signedInAt, int minutes, Instant now) {
    var until = now.isBefore(session.endsAt()) ? now : session.endsAt();
    if (minutes == session.minutes()) {
      return new Interval(session.startsAt(), until);
    }
    var length = Duration.ofMinutes(minutes);
    var late = signedInAt != null && signedInAt.isAfter(session.startsAt());
    var from = late && !signedInAt.plus(length).isAfter(until) ? signedInAt : session.startsAt();
    return new Interval(from, from.plus(length));
  }
}
