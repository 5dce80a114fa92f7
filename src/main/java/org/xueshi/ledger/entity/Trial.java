package org.xueshi.ledger.entity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * 试运行: a proposed pack on the real book.
 *
 * @param basis what is assumed
 * @param asOf day as of which both sides are counted
 * @param knownOn nothing recorded later is looked at
 * @param total teachers on the roster
 * @param done of them
 * @param lastPerson where it goes on; {@code null} at the beginning
 */
public record Trial(
    UUID id,
    UUID proposal,
    Basis basis,
    State state,
    LocalDate asOf,
    Instant knownOn,
    String startedBy,
    Instant finishedAt,
    int total,
    int done,
    UUID lastPerson) {

  /** What a trial assumes. */
  public enum Basis {
    /** As if the rules had been in force since the beginning of each person's cycle. */
    CYCLE,
    /** As it will be on the first day: what was credited stays, requirements and caps are new. */
    FROM_DATE
  }

  /** Where it is. */
  public enum State {
    RUNNING,
    DONE,
    FAILED
  }

  public int percent() {
    return total == 0 ? 100 : (int) (100L * done / total);
  }
}
