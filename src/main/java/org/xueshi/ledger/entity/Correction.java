package org.xueshi.ledger.entity;

import java.time.Instant;
import java.util.UUID;
import org.xueshi.web.entity.Actor;

/**
 * 更正: what somebody asked to correct, and what became of it.
 *
 * @param person whose book; {@code null} for an import about several
 * @param entry the entry to correct; {@code null} for credit from elsewhere
 * @param minutes ADJUST: signed difference; RELEASE, VOID: how many; REVERSE: 0; IMPORT: clock
 *     minutes
 * @param reason of whoever asked, in their words
 * @param needsSecond somebody else must decide
 * @param decision {@code null} while it is open
 */
public record Correction(
    UUID tenant,
    UUID id,
    Kind kind,
    UUID person,
    UUID entry,
    int minutes,
    String reason,
    boolean needsSecond,
    Instant recordedAt,
    Actor by,
    Decision decision) {

  /** What is to be done. */
  public enum Kind {
    /** Take an entry back with all that hangs on it (红冲). */
    REVERSE,
    /** Count some minutes more or less. */
    ADJUST,
    /** Let held minutes count. */
    RELEASE,
    /** Void held minutes. */
    VOID,
    /** Credit what was earned elsewhere. */
    IMPORT
  }

  /**
   * @param reason of whoever decided
   */
  public record Decision(boolean accepted, String reason, Instant at, Actor by) {}

  /** Where it is on its way. */
  public enum State {
    OPEN,
    ACCEPTED,
    REFUSED
  }

  public State state() {
    if (decision == null) {
      return State.OPEN;
    }
    return decision.accepted() ? State.ACCEPTED : State.REFUSED;
  }

  /**
   * Key of the entries that it brings about, with {@code :row} after it for an import; the database
   * ties them to the decision by it.
   */
  public String key() {
    return "correction:" + id;
  }
}
