package org.xueshi.training.boundary;

import java.util.List;
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
 * @param choosing the platform is waiting for content to be chosen
 */
public record RoomModel(
    CourseRun run,
    Project project,
    List<Component> components,
    Set<UUID> used,
    int participants,
    boolean choosing) {

  public PlannedMinutes planned() {
    return PlannedMinutes.of(components);
  }

  public boolean used(Component component) {
    return used.contains(component.id());
  }

  public String path(Component component) {
    return Paths.of(component.kind(), component.id());
  }
}
