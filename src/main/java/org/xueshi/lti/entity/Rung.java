package org.xueshi.lti.entity;

/** How it was made sure that the launch reached the browser that began it. */
public enum Rung {
  /** The cookie of the login came back. */
  COOKIE,
  /** It did not; the person confirmed in a window of our own. */
  OWN_WINDOW
}
