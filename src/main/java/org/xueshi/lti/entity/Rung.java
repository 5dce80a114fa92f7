package org.xueshi.lti.entity;

/** How it is made sure that a launch reached the browser that began it. */
public enum Rung {
  /** The cookie of the login came back (SameSite=None, Partitioned). */
  COOKIE,
  /**
   * The platform's page kept a secret of the login for us and gave it back ("LTI OIDC Login with
   * LTI Client Side postMessages", "LTI postMessage Storage").
   */
  PLATFORM_STORAGE,
  /** Neither; the person confirmed in a window of our own. */
  OWN_WINDOW
}
