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
import org.xueshi.training.entity.TrainingSession;

/**
 * The trainer's roster of a session.
 *
 * @param most minutes that can be confirmed now; 0 before it begins
 * @param running whether some of its time is still to come
 */
public record RosterModel(TrainingSession session, List<Line> lines, int most, boolean running) {

  /**
   * A participant.
   *
   * @param attendance null if they have not signed in and nobody decided
   */
  public record Line(PersonRow person, AttendanceRow attendance) {

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
  }

  /** Those waiting for a decision first, then as they signed in. */
  static RosterModel of(
      TrainingSession session,
      Map<UUID, PersonRow> people,
      List<AttendanceRow> rows,
      int most,
      Instant now) {
    var byPerson =
        rows.stream().collect(Collectors.toMap(AttendanceRow::personId, Function.identity()));
    var lines =
        people.values().stream()
            .map(person -> new Line(person, byPerson.get(person.id())))
            .sorted(
                Comparator.comparing((Line line) -> !line.claimed())
                    .thenComparing(Line::confirmed)
                    .thenComparing(line -> line.person().displayName()))
            .toList();
    return new RosterModel(session, lines, most, now.isBefore(session.endsAt()));
  }

  public long claims() {
    return lines.stream().filter(Line::claimed).count();
  }

  public long signedIn() {
    return lines.stream()
        .filter(line -> line.attendance() != null && line.attendance().signedInAt() != null)
        .count();
  }
}
