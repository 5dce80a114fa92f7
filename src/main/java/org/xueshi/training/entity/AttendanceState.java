package org.xueshi.training.entity;

/** From the code to the roster. */
public enum AttendanceState {
  /** Signed in by code; the trainer has not looked at it yet. */
  CLAIMED,
  /** The trainer says so; evidence of grade A. */
  CONFIRMED,
  /** The trainer says no. */
  STRUCK
}
