package org.xueshi.gradebook.entity;

import java.util.Set;

/** 核对结论 of a cell that counts: gradebook, our own record and ledger side by side. */
public enum SheetFinding {
  /** Passed, not credited yet, and the rules credit it. */
  NEW(Group.POST),
  /** Credited, and the gradebook has fallen below the pass mark since. */
  LOWERED(Group.LOOK),
  /** Credited once and taken back. */
  REVERSED(Group.LOOK),
  /** Passed, and the account is no longer in the course. */
  LEFT(Group.LOOK),
  /** There was a grade, and now there is none. */
  MISSING(Group.LOOK),
  /** An account with a grade that is nobody we know. */
  UNMATCHED(Group.LOOK),
  /** Our own column, and its value is not the one we sent last. */
  EDITED(Group.LOOK),
  /** In the ledger. */
  CREDITED(Group.DONE),
  /** Our own column: our own record earns the hours, so the grade does not again. */
  OVERLAPPING(Group.DONE),
  /** Passed, but a cap is used up. */
  OVER_CAP(Group.NOTHING),
  /** Passed, but the rules credit nothing. */
  BY_RULE(Group.NOTHING),
  /** Passed, but the overall grade is not. */
  OVERALL(Group.NOTHING),
  BELOW_PASS(Group.NOTHING),
  ZERO(Group.NOTHING),
  NOT_YET(Group.NOTHING);

  /** What there is to do about it. */
  public enum Group {
    POST,
    LOOK,
    DONE,
    NOTHING
  }

  /** What to do with a line. */
  public enum Decision {
    /** Have the ledger credit it. */
    CREDIT,
    /** Ask for the credit to be taken back. */
    CORRECT,
    /** Nothing, for a reason that is stated. */
    LEAVE
  }

  private final Group group;

  SheetFinding(Group group) {
    this.group = group;
  }

  public Group group() {
    return group;
  }

  /** What may be decided; to leave it alone, with a reason, always. */
  public Set<Decision> decisions() {
    return switch (this) {
      case NEW, REVERSED, LEFT -> Set.of(Decision.CREDIT, Decision.LEAVE);
      case LOWERED -> Set.of(Decision.CORRECT, Decision.LEAVE);
      default -> Set.of(Decision.LEAVE);
    };
  }
}
