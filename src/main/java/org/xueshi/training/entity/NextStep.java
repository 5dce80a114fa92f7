package org.xueshi.training.entity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** What a participant should do next. */
public final class NextStep {

  private NextStep() {}

  /**
   * A session that takes sign-in right now goes first, then work that came back, then the trainer's
   * order; sessions that are over, and what others have to look at, are nothing to do.
   *
   * @param progress of this participant, by component
   * @return empty if nothing is left to do now
   */
  public static Optional<Component> of(
      List<Component> components, Map<UUID, ProgressRow> progress, Instant now) {
    Predicate<Component> open =
        component -> {
          var row = progress.get(counted(component));
          return row == null
              || row.state() == ProgressState.STARTED
              || row.state() == ProgressState.RETURNED && component.kind() == ComponentKind.TASK;
        };
    Predicate<Component> returned =
        component ->
            component.kind() == ComponentKind.TASK
                && progress.containsKey(component.id())
                && progress.get(component.id()).state() == ProgressState.RETURNED;
    return first(components, open.and(component -> signInNow(component, now)))
        .or(() -> first(components, returned))
        .or(() -> first(components, open.and(component -> !over(component, now))));
  }

  private static Optional<Component> first(
      List<Component> components, Predicate<Component> wanted) {
    return components.stream().filter(wanted).findFirst();
  }

  private static boolean signInNow(Component component, Instant now) {
    return component instanceof TrainingSession session && session.takes(StampKind.IN, now);
  }

  /** What was missed and is made up for, or the component itself. */
  private static UUID counted(Component component) {
    return component instanceof TrainingSession session
        ? session.makesUp().orElse(component.id())
        : component.id();
  }

  private static boolean over(Component component, Instant now) {
    return component instanceof TrainingSession session && !now.isBefore(session.endsAt());
  }
}
