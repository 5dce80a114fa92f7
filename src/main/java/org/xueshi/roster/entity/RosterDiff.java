package org.xueshi.roster.entity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** From the roster as it is and the rows of a file to what would change. Writes nothing. */
public final class RosterDiff {

  /** Above this many, somebody must confirm that people leave. */
  public static final int LEAVERS_UNASKED = 5;

  /** Somebody on the roster now. */
  public record Known(UUID id, PersonFacts facts) {}

  /** A row that can be read. */
  public record Line(int row, String staffNumber, PersonFacts facts) {}

  private RosterDiff() {}

  /**
   * @param roster by staff number, those who left included
   * @param whole whether the lines are the whole roster, so that the missing have left
   * @param day on which they left
   * @return those who leave first, then by row; whoever stays as they are is not in it
   */
  public static List<RosterChange> of(
      Map<String, Known> roster, List<Line> lines, boolean whole, LocalDate day) {
    var changes = new ArrayList<RosterChange>();
    var named = new HashSet<String>();
    for (var line : lines) {
      named.add(line.staffNumber());
      var change = change(line, roster.get(line.staffNumber()));
      if (change != null) {
        changes.add(change);
      }
    }
    if (whole) {
      roster.forEach(
          (number, known) -> {
            if (known.facts().leftOn() == null && !named.contains(number)) {
              changes.add(left(number, known, day));
            }
          });
    }
    changes.sort(
        Comparator.comparing(RosterChange::kind)
            .thenComparing(RosterChange::row)
            .thenComparing(RosterChange::staffNumber));
    return List.copyOf(changes);
  }

  private static RosterChange change(Line line, Known known) {
    if (known == null) {
      return new RosterChange(
          line.row(),
          RosterChange.Kind.ADDED,
          line.staffNumber(),
          null,
          null,
          line.facts(),
          List.of());
    }
    var after = known.facts().with(line.facts());
    var columns = after.differences(known.facts());
    var back = known.facts().leftOn() != null;
    return columns.isEmpty() && !back
        ? null
        : new RosterChange(
            line.row(),
            back ? RosterChange.Kind.BACK : RosterChange.Kind.CHANGED,
            line.staffNumber(),
            known.id(),
            known.facts(),
            after,
            columns);
  }

  private static RosterChange left(String number, Known known, LocalDate day) {
    return new RosterChange(
        0,
        RosterChange.Kind.LEFT,
        number,
        known.id(),
        known.facts(),
        known.facts().leaving(day),
        List.of());
  }
}
