package org.xueshi.followup.entity;

/**
 * How a run's follow-up is led.
 *
 * @param feedbackDays calendar days in which a mentor answers handed-in work (25.2), 1–{@value
 *     #DAYS_MAX}
 */
public record FollowUpRules(ReleaseRule release, int feedbackDays) {

  public static final int DAYS_MAX = 60;

  /** While nobody has said otherwise; the document names no number of days. */
  public static final FollowUpRules DEFAULT = new FollowUpRules(ReleaseRule.AT_END, 7);
}
