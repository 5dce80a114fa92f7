package org.xueshi.people.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * 身份合并: somebody asks that two rows be taken for one person, or no longer; somebody else decides.
 *
 * @param absorbed the row that gives way
 * @param kept the row that describes the person
 * @param reason 1–500 characters
 * @param decision {@code null} while it waits
 */
public record IdentityMerge(
    UUID id,
    Action action,
    UUID absorbed,
    UUID kept,
    String reason,
    Instant recordedAt,
    By by,
    Decision decision) {

  /** What is asked for. */
  public enum Action {
    MERGE,
    UNDO
  }

  /** Who, as records keep it. */
  public record By(String kind, String id) {}

  /**
   * @param reason 1–500 characters
   */
  public record Decision(boolean accepted, String reason, Instant at, By by) {}

  public boolean isOpen() {
    return decision == null;
  }

  /** These two have been one since, unless a later request says otherwise. */
  public boolean isMerged() {
    return action == Action.MERGE && decision != null && decision.accepted();
  }
}
