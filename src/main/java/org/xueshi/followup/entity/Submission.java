package org.xueshi.followup.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * A participant's work on a task.
 *
 * @param draft what they are writing; at most {@value #WORDS_MAX} characters
 * @param revision rises with every saved draft, so that two windows do not overwrite each other
 */
public record Submission(
    UUID taskId,
    UUID personId,
    SubmissionState state,
    String draft,
    int revision,
    Instant savedAt) {

  public static final int WORDS_MAX = 20_000;

  /** Nothing begun yet. */
  public static Submission blank(UUID task, UUID person) {
    return new Submission(task, person, SubmissionState.DRAFT, "", 0, null);
  }

  /** Whether the participant may write and hand in. */
  public boolean open() {
    return state == SubmissionState.DRAFT || state == SubmissionState.RETURNED;
  }
}
