package org.xueshi.training.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * Where a participant stands with a component.
 *
 * @param minutes granted so far (units), or recorded as evidence (DONE); whole minutes
 * @param completedAt null unless DONE
 */
public record ProgressRow(
    UUID componentId,
    UUID personId,
    ProgressState state,
    int minutes,
    Instant completedAt,
    Instant updatedAt) {

  public boolean done() {
    return state == ProgressState.DONE;
  }
}
