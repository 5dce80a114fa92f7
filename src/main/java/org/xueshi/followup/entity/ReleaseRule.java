package org.xueshi.followup.entity;

/** By which rule held hours are released (25.1). */
public enum ReleaseRule {
  /** All of them when every task is accepted. */
  AT_END,
  /** A share for each accepted task. */
  BY_TASK
}
