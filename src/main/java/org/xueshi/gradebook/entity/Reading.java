package org.xueshi.gradebook.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * That a column was read, or could not be.
 *
 * @param results how many grades it held
 * @param changed how many of them were not as the run before saw them
 */
public record Reading(UUID component, Instant readAt, Outcome outcome, int results, int changed) {

  /** What came of it. */
  public enum Outcome {
    READ,
    /** The platform's course has no column for this part. */
    NO_COLUMN,
    /** The platform did not answer, or did not let us. */
    AWAY
  }
}
