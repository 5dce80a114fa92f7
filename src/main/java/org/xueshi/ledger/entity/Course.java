package org.xueshi.ledger.entity;

import java.time.LocalDate;
import java.util.UUID;

/**
 * The course run (期次) as the ledger must remember it: by identifier, with the title and the tags it
 * had then.
 *
 * @param runId the course run; {@code null} for credit that belongs to none
 * @param title as shown to people at that time, 1–200 characters
 * @param endsOn last day, from which follow-up counts (25.1); {@code null} if there is no follow-up
 */
public record Course(
    UUID runId, String title, ProjectKind kind, Level level, Theme theme, LocalDate endsOn) {

  /** Of the same run; credit without a run goes by its title. */
  boolean sameRun(Course other) {
    return runId == null
        ? other.runId == null && title.equals(other.title)
        : runId.equals(other.runId);
  }

  /** Whether a share of its credit waits for follow-up. */
  public boolean hasFollowUp() {
    return endsOn != null;
  }
}
