package org.xueshi.lti.entity;

/** What an invitation is still good for. */
public enum InvitationState {
  OPEN,
  USED,
  EXPIRED,
  /** Never made here, or mistyped. */
  UNKNOWN
}
