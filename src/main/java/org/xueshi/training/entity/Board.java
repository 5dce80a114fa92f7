package org.xueshi.training.entity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * 进度一览: participants × components, and who falls behind.
 *
 * @param components in the trainer's order
 * @param lines who is furthest behind first, otherwise in order of enrolment
 */
public record Board(List<Component> components, List<Line> lines) {

  /**
   * One participant.
   *
   * @param cells what they have begun, by component
   * @param done components complete
   * @param overdue components whose time is over and for which their own part is missing
   */
  public record Line(UUID personId, Map<UUID, ProgressRow> cells, int done, int overdue) {
    public boolean behind() {
      return overdue > 0;
    }
  }

  /** When the board is looked at: the instant, and the district's zone for dates. */
  public record Moment(Instant now, ZoneId zone) {
    LocalDate today() {
      return LocalDate.ofInstant(now, zone);
    }
  }

  /** Puts it together. */
  public static Board of(
      CourseRun run, List<Component> components, Enrolled enrolled, Moment moment) {
    var byPerson =
        enrolled.progress().stream().collect(Collectors.groupingBy(ProgressRow::personId));
    var lines =
        enrolled.participants().stream()
            .map(
                participant -> {
                  var cells =
                      byPerson.getOrDefault(participant.personId(), List.of()).stream()
                          .collect(Collectors.toMap(ProgressRow::componentId, row -> row));
                  return line(participant.personId(), cells, overdue(run, components, moment));
                })
            .sorted((one, other) -> Integer.compare(other.overdue(), one.overdue()))
            .toList();
    return new Board(components, lines);
  }

  /** Who takes part, and everything they have begun. */
  public record Enrolled(List<Participant> participants, List<ProgressRow> progress) {}

  private static Line line(UUID person, Map<UUID, ProgressRow> cells, List<Component> over) {
    var done = cells.values().stream().filter(ProgressRow::done).count();
    var missing = over.stream().filter(component -> partMissing(cells.get(component.id()))).count();
    return new Line(person, cells, (int) done, (int) missing);
  }

  private static List<Component> overdue(CourseRun run, List<Component> components, Moment moment) {
    return components.stream().filter(each -> timeIsOver(each, run, moment)).toList();
  }

  private static boolean timeIsOver(Component component, CourseRun run, Moment moment) {
    if (component instanceof TrainingSession session) {
      return !moment.now().isBefore(session.endsAt());
    }
    var last = component instanceof FollowUpTask task ? task.dueOn() : run.endsOn();
    return moment.today().isAfter(last);
  }

  private static boolean partMissing(ProgressRow row) {
    return row == null
        || row.state() == ProgressState.STARTED
        || row.state() == ProgressState.RETURNED;
  }
}
