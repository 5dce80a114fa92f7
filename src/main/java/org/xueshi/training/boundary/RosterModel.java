package org.xueshi.training.boundary;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.xueshi.people.entity.PersonRow;
import org.xueshi.training.entity.AttendanceRow;
import org.xueshi.training.entity.AttendanceState;
import org.xueshi.training.entity.RosterStamp;
import org.xueshi.training.entity.Substitution;
import org.xueshi.training.entity.TrainingSession;

/** The trainer's roster of a session. */
public record RosterModel(TrainingSession session, List<Line> lines, Moment moment) {

  /** Attendance, and how many minutes its stamps say. */
  public record Said(AttendanceRow row, int minutes) {}

  /**
   * What is so now.
   *
   * @param most minutes that can be confirmed; 0 before it begins
   * @param substitutions of the one who leads it, newest first
   * @param conflicts what an offline roster brought that does not fit
   * @param ticket address that opens the offline roster once; null unless just asked for
   */
  public record Moment(
      int most,
      Instant now,
      List<Substitution> substitutions,
      List<RosterStamp> conflicts,
      String ticket) {}

  /**
   * A participant.
   *
   * @param attendance null if they have not signed in and nobody decided
   * @param minutes what the form suggests
   */
  public record Line(PersonRow person, AttendanceRow attendance, int minutes) {

    /** {@code NONE} or an {@code AttendanceState}. */
    public String state() {
      return attendance == null ? "NONE" : attendance.state().name();
    }

    public boolean confirmed() {
      return attendance != null && attendance.state() == AttendanceState.CONFIRMED;
    }

    public boolean claimed() {
      return attendance != null && attendance.state() == AttendanceState.CLAIMED;
    }

    /** Signed in and out. */
    public boolean whole() {
      return attendance != null && attendance.whole();
    }
  }

  /** Those waiting for a decision first, then by name. */
  static RosterModel of(
      TrainingSession session, Map<UUID, PersonRow> people, List<Said> rows, Moment moment) {
    var byPerson =
        rows.stream().collect(Collectors.toMap(said -> said.row().personId(), Function.identity()));
    var lines =
        people.values().stream()
            .map(person -> line(person, byPerson.get(person.id()), moment.most()))
            .sorted(
                Comparator.comparing((Line line) -> !line.claimed())
                    .thenComparing(Line::confirmed)
                    .thenComparing(line -> line.person().displayName()))
            .toList();
    return new RosterModel(session, lines, moment);
  }

  private static Line line(PersonRow person, Said said, int most) {
    return said == null
        ? new Line(person, null, most)
        : new Line(person, said.row(), Math.max(1, said.minutes()));
  }

  /** Null if the person has left the run since. */
  public Line line(UUID person) {
    return lines.stream()
        .filter(line -> line.person().id().equals(person))
        .findFirst()
        .orElse(null);
  }

  public int most() {
    return moment.most();
  }

  /** Whether some of its time is still to come. */
  public boolean running() {
    return moment.now().isBefore(session.endsAt());
  }

  public long claims() {
    return lines.stream().filter(Line::claimed).count();
  }

  /** Of those waiting for a decision, who has signed in and out. */
  public long whole() {
    return lines.stream().filter(Line::claimed).filter(Line::whole).count();
  }

  public long signedIn() {
    return lines.stream()
        .filter(line -> line.attendance() != null && line.attendance().signedInAt() != null)
        .count();
  }

  public long signedOut() {
    return lines.stream()
        .filter(line -> line.attendance() != null && line.attendance().signedOutAt() != null)
        .count();
  }
}
