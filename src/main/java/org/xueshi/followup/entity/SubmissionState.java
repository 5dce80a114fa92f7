package org.xueshi.followup.entity;

/** Where a participant's work on a task stands. */
public enum SubmissionState {
  /** Begun, seen by nobody else. */
  DRAFT,
  /** Handed in, waiting for the mentor. */
  SUBMITTED,
  /** The mentor wants it worked over. */
  RETURNED,
  /** Accepted: evidence in the ledger, final here. */
  ACCEPTED
}
