package org.xueshi.gradebook.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * 核对: one look at a course run's columns in the platform.
 *
 * @param finishedAt null while reading
 * @param columnsTotal columns there are to read
 * @param columnsRead columns dealt with so far
 */
public record GradebookRun(
    UUID tenant,
    UUID id,
    UUID courseRunId,
    State state,
    Instant startedAt,
    Instant finishedAt,
    int columnsTotal,
    int columnsRead) {

  /** How far it came. */
  public enum State {
    READING,
    /** Every column was read. */
    READ,
    /** Some columns could not be read; what was known of them before still shows. */
    PARTLY,
    /** No column could be read. */
    UNREAD
  }

  public boolean reading() {
    return state == State.READING;
  }
}
