package org.xueshi.gradebook.entity;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.xueshi.gradebook.entity.Finding.Group;

/**
 * 核对表: everybody of a course run, side by side with the gradebook and the ledger.
 *
 * @param teachers by name as the roster has it
 */
public record CreditTable(List<Part> parts, List<Teacher> teachers) {

  public CreditTable {
    parts = List.copyOf(parts);
    teachers = List.copyOf(teachers);
  }

  /** Only these lines, and only people who have any left. */
  public CreditTable only(Predicate<Teacher> who, Predicate<Line> what) {
    var some =
        teachers.stream()
            .filter(who)
            .map(teacher -> teacher.with(teacher.lines().stream().filter(what).toList()))
            .filter(teacher -> !teacher.lines().isEmpty())
            .toList();
    return new CreditTable(parts, some);
  }

  public Stream<Line> lines() {
    return teachers.stream().flatMap(teacher -> teacher.lines().stream());
  }

  /** How many lines there are of each group; all groups are there. */
  public Map<Group, Long> counts() {
    var counts = new EnumMap<Group, Long>(Group.class);
    for (var group : Group.values()) {
      counts.put(group, lines().filter(line -> line.finding().group() == group).count());
    }
    return counts;
  }

  /** What would be credited if everything that is ready were posted. */
  public Credit proposed() {
    return lines().map(Line::proposed).reduce(Credit.NONE, Credit::plus);
  }

  /** What stands in the ledger. */
  public Credit booked() {
    return lines().map(Line::booked).reduce(Credit.NONE, Credit::plus);
  }
}
