package org.xueshi.training.entity;

/** Why time counts now, or why not more of it. */
public enum Why {
  /** It counts. */
  COUNTING,
  /** The first beat of a tab: time counts from here. */
  STARTED,
  /** The window is hidden. */
  HIDDEN,
  /** The video or audio is paused. */
  PAUSED,
  /** The same minutes count on another device, tab or course of this person. */
  ELSEWHERE,
  /** Nothing was heard for longer than {@link StudyClock#GRANT_MAX}. */
  SILENCE,
  /** The unit has all its minutes. */
  COMPLETE
}
