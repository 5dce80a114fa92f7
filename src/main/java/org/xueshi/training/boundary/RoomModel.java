package org.xueshi.training.boundary;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.xueshi.training.entity.Component;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.training.entity.PlannedMinutes;
import org.xueshi.training.entity.Project;

/**
 * The trainer's course room.
 *
 * @param used components somebody has begun
 * @param waiting by component, how many wait for the trainer: attendance to confirm, work to answer
 * @param withdrawn units whose resource was withdrawn from the library
 * @param choosing the platform is waiting for content to be chosen
 */
public record RoomModel(
    CourseRun run,
    Project project,
    List<Component> components,
    Set<UUID> used,
    Map<UUID, Long> waiting,
    Set<UUID> withdrawn,
    int participants,
    boolean choosing) {

  public PlannedMinutes planned() {
    return PlannedMinutes.of(components);
  }

  public boolean used(Component component) {
    return used.contains(component.id());
  }

  /** How many wait for the trainer there. */
  public long waiting(Component component) {
    return waiting.getOrDefault(component.id(), 0L);
  }

  /** The first component where somebody waits; null if nobody does. */
  public Component firstWaiting() {
    return components.stream().filter(each -> waiting(each) > 0).findFirst().orElse(null);
  }

  public String path(Component component) {
    return Paths.of(component.kind(), component.id());
  }
}
