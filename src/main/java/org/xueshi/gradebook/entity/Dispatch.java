package org.xueshi.gradebook.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * A score owed, as its trainer sees it.
 *
 * @param score what is owed
 * @param happenedAt when it was earned
 * @param because null unless something is wrong
 * @param nextAttemptAt only of interest while waiting
 * @param sentAt when the platform last took a score; null if never
 * @param held what the platform said it holds when it was last asked; null if never asked
 */
public record Dispatch(
    UUID id,
    UUID componentId,
    UUID personId,
    ScoreValue score,
    Instant happenedAt,
    SendState state,
    Because because,
    Instant nextAttemptAt,
    Instant sentAt,
    HeldGrade held) {

  /** Whether it can be sent again by hand. */
  public boolean mayResend() {
    return state != SendState.WAITING;
  }

  /** Whether a person has to choose between our score and the platform's. */
  public boolean isConflict() {
    return state == SendState.REFUSED && because == Because.EDITED_THERE;
  }

  /** Whether the platform holds something else than what it took. */
  public boolean differsThere() {
    return state == SendState.SENT && held != null && held.value().isPresent() && !held.is(score);
  }
}
