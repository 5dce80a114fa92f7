package org.xueshi.training.entity;

/** Why time counts now, or why not more of it. */
public enum Why {
  /** It counts. */
  COUNTING,
  /** The first beat of a tab: time counts from here. */
  STARTED,
  /** The window is hidden. */
  HIDDEN,
  /** The video or audio is paused, or waits for the line. */
  PAUSED,
  /** The video or audio runs faster than it was recorded. */
  SPED_UP,
  /** A part was jumped over or back to; what was jumped over was not seen. */
  SKIPPED,
  /** This part was seen before, and others not yet. */
  REPEATED,
  /** A presence check waits for its answer. */
  CHECK,
  /** The same minutes count on another device, tab or course of this person. */
  ELSEWHERE,
  /** Nothing was heard for longer than {@link StudyClock#GRANT_MAX}. */
  SILENCE,
  /** The day has all the minutes it can have. */
  DAY_FULL,
  /** A beat that had come before, or comes too late: it says nothing. */
  REPLAYED,
  /** The unit has all its minutes. */
  COMPLETE;

  /** Whether time that passed so is lost to the participant, for them to see how much. */
  public boolean costsTime() {
    return this != COUNTING && this != STARTED && this != COMPLETE;
  }
}
