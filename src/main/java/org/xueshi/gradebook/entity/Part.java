package org.xueshi.gradebook.entity;

import java.util.UUID;
import org.xueshi.ledger.entity.Mode;

/**
 * A part of a course run, as far as the gradebook is concerned.
 *
 * @param lastRead when it was last read, or found to have no column; null if never
 * @param placed whether the course run is in a platform's course at all
 */
public record Part(UUID id, String title, Mode mode, Reading lastRead, boolean placed) {

  /** Unless the platform said that it has none. */
  public boolean hasColumn() {
    return placed && (lastRead == null || read());
  }

  public boolean read() {
    return lastRead != null && lastRead.outcome() == Reading.Outcome.READ;
  }
}
