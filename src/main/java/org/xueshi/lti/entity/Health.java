package org.xueshi.lti.entity;

/** How well something is, best first. */
public enum Health {
  GOOD,
  /** Could not be tried; nothing is known to be wrong. */
  UNKNOWN,
  WARN,
  BAD
}
