package org.xueshi.gradebook.entity;

import java.util.List;
import org.xueshi.ledger.entity.Assessment;
import org.xueshi.ledger.entity.Proposal;

/**
 * Compares, for one person and one part of a course, what the gradebook holds, what we sent, what
 * happened by our own record, and what stands in the ledger. Pure functions; nothing is settled
 * here, only named.
 */
public final class Reconciliation {

  /**
   * One person and one part of a course, all sides.
   *
   * @param matched whether the platform's account is somebody known to us
   * @param column the gradebook's side
   * @param assessment what {@link #assess} made of it
   * @param delivered the outbox's side; null if nothing was ever owed
   * @param proposals the ledger's answer for each piece of evidence, under that assessment
   */
  public record Facts(
      boolean matched,
      boolean onRoster,
      Column column,
      Assessment assessment,
      Delivered delivered,
      List<Proposal> proposals) {}

  /**
   * The gradebook's side.
   *
   * @param exists whether the platform's course has such a column
   * @param read whether it was ever read
   */
  public record Column(boolean exists, boolean read, HeldGrade held) {}

  private Reconciliation() {}

  /** Passed or not: the gradebook decides, with the teacher's changes; without a column, nobody. */
  public static Assessment assess(Column column, int passPercent) {
    if (!column.exists()) {
      return Assessment.NONE;
    }
    return column
        .held()
        .value()
        .map(value -> value.reaches(passPercent) ? Assessment.PASSED : Assessment.FAILED)
        .orElse(Assessment.PENDING);
  }

  /** The first that holds, in this order: what stands in the book goes before what would. */
  public static Finding find(Facts facts) {
    if (!facts.matched()) {
      return Finding.UNMATCHED;
    }
    if (any(facts, Proposal.State.POSTED) && !any(facts, Proposal.State.PROPOSED)) {
      return facts.assessment() == Assessment.FAILED ? Finding.LOWERED : Finding.CREDITED;
    }
    if (any(facts, Proposal.State.REVERSED)) {
      return Finding.REVERSED;
    }
    if (facts.proposals().isEmpty()) {
      return withoutRecord(facts);
    }
    return facts.onRoster() ? withRecord(facts) : Finding.NOT_ON_ROSTER;
  }

  private static Finding withoutRecord(Facts facts) {
    var held = facts.column().held().value();
    if (held.isEmpty()) {
      return Finding.NOT_DONE;
    }
    if (held.get().isZero()) {
      return Finding.ZERO;
    }
    return facts.assessment() == Assessment.PASSED
        ? Finding.GRADE_WITHOUT_RECORD
        : Finding.BELOW_PASS;
  }

  private static Finding withRecord(Facts facts) {
    return switch (facts.assessment()) {
      case FAILED -> isOurs(facts) ? Finding.BELOW_PASS : Finding.OVERRIDDEN;
      case PENDING -> undelivered(facts);
      case PASSED, NONE -> any(facts, Proposal.State.PROPOSED) ? Finding.READY : Finding.BY_RULE;
    };
  }

  private static Finding undelivered(Facts facts) {
    if (!facts.column().read()) {
      return Finding.UNREAD;
    }
    if (facts.delivered() == null) {
      return Finding.MISSING;
    }
    return switch (facts.delivered().state()) {
      case WAITING -> Finding.ON_ITS_WAY;
      case SENT -> Finding.MISSING;
      case REFUSED, DEAD -> Finding.NOT_DELIVERED;
    };
  }

  /** Whether the gradebook's value is the one we sent. */
  private static boolean isOurs(Facts facts) {
    return facts.delivered() != null
        && facts.delivered().sent() != null
        && facts.column().held().is(facts.delivered().sent());
  }

  /** Whether somebody has changed the value in the platform since we sent ours. */
  public static boolean changedThere(Facts facts) {
    return facts.column().held().value().isPresent()
        && facts.delivered() != null
        && facts.delivered().sent() != null
        && !isOurs(facts);
  }

  private static boolean any(Facts facts, Proposal.State state) {
    return facts.proposals().stream().anyMatch(proposal -> proposal.state() == state);
  }
}
