package org.xueshi.lti.entity;

/** Why a login, or a launch before any token was read, was refused; each has words of its own. */
public enum Problem {
  /** A parameter that every login needs is missing, or absurdly long. */
  LOGIN_INCOMPLETE,
  /** No platform with this issuer. */
  ISSUER_UNKNOWN,
  /** The issuer is known, this client id is not (or several are, and none was named). */
  CLIENT_UNKNOWN,
  PLATFORM_PENDING,
  PLATFORM_DISABLED,
  /** The platform is known, this deployment of it is not. */
  DEPLOYMENT_UNKNOWN,
  /** The address to open is not one of ours. */
  TARGET_FOREIGN,
  /** The state is none of ours. */
  STATE_UNKNOWN,
  /** The platform itself says no. */
  PLATFORM_REFUSED,
  /** What was posted is too large, or no form. */
  FORM_UNREADABLE,
  /** The platform's storage did not give the login's secret back. */
  STORAGE_FAILED,
  /** No rung that this platform's ladder allows could prove the browser. */
  RUNGS_EXHAUSTED,
  /** A launch that waited was used already, or is too old. */
  WAITED_TOO_LONG
}
