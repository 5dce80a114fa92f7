package org.xueshi.training.entity;

/** Where a participant stands with a component they have begun. */
public enum ProgressState {
  /** Studying, or a draft is begun. */
  STARTED,
  /** The participant has done their part: signed in, handed in; somebody has to look at it. */
  WAITING,
  /** It came back: struck off the roster, or to be worked over. */
  RETURNED,
  /** It is evidence in the ledger; this is final here. */
  DONE
}
