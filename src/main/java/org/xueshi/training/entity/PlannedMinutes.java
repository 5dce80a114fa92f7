package org.xueshi.training.entity;

import java.util.List;
import org.xueshi.ledger.entity.Mode;

/**
 * Planned clock minutes of a course run by mode. Remote and face-to-face together are the course
 * (5.4); follow-up comes after it.
 */
public record PlannedMinutes(int remote, int faceToFace, int followUp) {

  public static PlannedMinutes of(List<Component> components) {
    return new PlannedMinutes(
        sum(components, Mode.REMOTE),
        sum(components, Mode.FACE_TO_FACE),
        sum(components, Mode.FOLLOW_UP));
  }

  /** Remote + face-to-face (5.4). */
  public int course() {
    return remote + faceToFace;
  }

  private static int sum(List<Component> components, Mode mode) {
    return components.stream()
        .filter(component -> component.planned() && component.mode() == mode)
        .mapToInt(Component::minutes)
        .sum();
  }
}
