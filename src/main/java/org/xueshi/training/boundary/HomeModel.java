package org.xueshi.training.boundary;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.xueshi.training.entity.Component;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.training.entity.NextStep;
import org.xueshi.training.entity.PlannedMinutes;
import org.xueshi.training.entity.ProgressRow;
import org.xueshi.training.entity.TrainingSession;

/**
 * A teacher's course.
 *
 * @param next what to do now; null if there is nothing
 */
public record HomeModel(
    CourseRun run, List<Component> components, Map<UUID, ProgressRow> progress, Component next) {

  static HomeModel of(
      CourseRun run, List<Component> components, Map<UUID, ProgressRow> progress, Instant now) {
    var own = components.stream().filter(each -> wanted(each, progress)).toList();
    return new HomeModel(run, own, progress, NextStep.of(own, progress, now).orElse(null));
  }

  /** A make-up is nothing to somebody who attended the session itself. */
  private static boolean wanted(Component component, Map<UUID, ProgressRow> progress) {
    return !(component instanceof TrainingSession session)
        || session.makesUp().map(progress::get).filter(ProgressRow::done).isEmpty();
  }

  public String path(Component component) {
    return Paths.of(component.kind(), component.id());
  }

  /** {@code NONE} or a {@code ProgressState}. */
  public String state(Component component) {
    var row = progress.get(component.id());
    return row == null ? "NONE" : row.state().name();
  }

  /** Minutes granted or recorded so far. */
  public int minutes(Component component) {
    var row = progress.get(component.id());
    return row == null ? 0 : row.minutes();
  }

  public long done() {
    return progress.values().stream().filter(ProgressRow::done).count();
  }

  public PlannedMinutes planned() {
    return PlannedMinutes.of(components);
  }

  /** Colour of a state's tag. */
  public static String tag(String state) {
    return switch (state) {
      case "DONE" -> "tag tag-good";
      case "WAITING" -> "tag tag-info";
      case "RETURNED" -> "tag tag-bad";
      case "STARTED" -> "tag tag-warn";
      default -> "tag";
    };
  }
}
