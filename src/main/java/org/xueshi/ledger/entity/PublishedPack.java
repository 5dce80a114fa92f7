package org.xueshi.ledger.entity;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A rule pack in the district's list.
 *
 * @param publishedAt when it was decided
 * @param replaces code of the revoked pack whose place it takes, or {@code null}
 * @param withdrawal {@code null} if it stands
 */
public record PublishedPack(
    RulePack pack, Instant publishedAt, String replaces, Withdrawal withdrawal, State state) {

  /** Where a published pack is in its life. */
  public enum State {
    /** Its date is still to come. */
    UPCOMING,
    IN_FORCE,
    /** A later one has taken over. */
    PAST,
    /** Taken back before its date: as if it had never been. */
    WITHDRAWN,
    /** Taken back after its date: nothing more is recognised by it. */
    REVOKED
  }

  /** Why and when a pack was taken back. */
  public record Withdrawal(Kind kind, String reason, Instant at) {
    /** Before its date or after. */
    public enum Kind {
      WITHDRAWN,
      REVOKED
    }
  }

  /** Where it is on {@code today}, if {@code newestBegun} is the newest pack that has begun. */
  public static State state(
      RulePack pack, Withdrawal withdrawal, LocalDate today, RulePack newestBegun) {
    if (withdrawal != null) {
      return withdrawal.kind() == Withdrawal.Kind.REVOKED ? State.REVOKED : State.WITHDRAWN;
    }
    if (pack.effectiveFrom().isAfter(today)) {
      return State.UPCOMING;
    }
    return newestBegun != null && pack.code().equals(newestBegun.code())
        ? State.IN_FORCE
        : State.PAST;
  }

  public boolean isRevoked() {
    return withdrawal != null && withdrawal.kind() == Withdrawal.Kind.REVOKED;
  }

  public boolean isWithdrawn() {
    return withdrawal != null && withdrawal.kind() == Withdrawal.Kind.WITHDRAWN;
  }
}
