package org.xueshi.gradebook.entity;

import org.xueshi.kernel.entity.Text;

/** 核对结论: what comparing gradebook, our own record and the ledger comes to. */
public enum Finding {
  /** Passed, with evidence, and the rules credit it. */
  READY(Group.POST),
  /** Passed by evidence; the gradebook holds a lower value that we did not send. */
  OVERRIDDEN(Group.LOOK),
  /** We sent a score and the gradebook has none. */
  MISSING(Group.LOOK),
  /** The platform refused our score, so the gradebook cannot have it. */
  NOT_DELIVERED(Group.LOOK),
  /** Credited once and taken back: crediting again is a decision. */
  REVERSED(Group.LOOK),
  /** Credited, and the gradebook has been lowered below the pass mark since. */
  LOWERED(Group.LOOK),
  /** A passing grade, and we have no record of any taking part. */
  GRADE_WITHOUT_RECORD(Group.LOOK),
  /** A grade of somebody who never came to us. */
  UNMATCHED(Group.LOOK),
  /** We know the person, but no roster vouches for them. */
  NOT_ON_ROSTER(Group.LOOK),
  /** In the ledger. */
  CREDITED(Group.DONE),
  /** The score is still on its way to the platform. */
  ON_ITS_WAY(Group.NOTHING),
  /** The gradebook has not been read yet. */
  UNREAD(Group.NOTHING),
  /** The gradebook holds what we sent, and that is no pass. */
  BELOW_PASS(Group.NOTHING),
  /** The gradebook says 0, and we have no record. */
  ZERO(Group.NOTHING),
  /** No grade and no record. */
  NOT_DONE(Group.NOTHING),
  /** The rules credit nothing. */
  BY_RULE(Group.NOTHING);

  /** What there is to do about it. */
  public enum Group {
    POST,
    LOOK,
    DONE,
    NOTHING
  }

  private final Group group;

  Finding(Group group) {
    this.group = group;
  }

  public Group group() {
    return group;
  }

  /** Whether a person may credit it in spite of the difference, since there is evidence. */
  public boolean mayBeDecided() {
    return this == OVERRIDDEN || this == MISSING || this == NOT_DELIVERED || this == REVERSED;
  }

  public Text text() {
    return Text.of("gradebook.finding." + name());
  }
}
