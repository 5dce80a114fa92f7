package org.xueshi.gradebook.entity;

/** Where a score owed to a platform is. */
public enum SendState {
  /** To be sent, or sent again after a failure. */
  WAITING,
  /** The platform has taken it. */
  SENT,
  /** The platform said no, and repeating it will not help until somebody changes something. */
  REFUSED,
  /** Tried long enough; somebody has to look. */
  DEAD
}
