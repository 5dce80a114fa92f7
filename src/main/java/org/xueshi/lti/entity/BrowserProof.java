package org.xueshi.lti.entity;

/** Whether the browser that brings the token is the one that began the login. */
public enum BrowserProof {
  /** It brought back the login's cookie. */
  SAME,
  /** It brought no such cookie: refused in a third-party frame, perhaps. */
  NO_COOKIE,
  /** It brought the cookie of another login's browser. */
  OTHER
}
