package org.xueshi.lti.entity;

/** What the registration doctor looks at, in the order it does. */
public enum CheckupItem {
  /** Can the platform and its browsers reach us under our public address at all? */
  ADDRESS,
  PLATFORM_KEYS,
  CLOCK,
  /** Does a certificate run out soon? Only where https is used. */
  CERTIFICATE,
  /** One finding a scope. */
  TOKEN,
  OUR_KEYS,
  /** Does the platform know our login and redirect addresses? */
  REDIRECT,
  DEPLOYMENT,
  ROSTER,
  NAMES,
  /** A scratch column made, graded, read and removed again. */
  COLUMN
}
