package org.xueshi.ledger.entity;

/** What the course's assessment says of a participant (open question 10: a pass is required). */
public enum Assessment {
  PASSED,
  FAILED,
  /** There is an assessment and no result yet. */
  PENDING,
  /** This course has no assessment. */
  NONE
}
