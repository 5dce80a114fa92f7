package org.xueshi.followup.entity;

/** What the mentor decides about handed-in work. */
public enum Verdict {
  ACCEPTED,
  RETURNED
}
