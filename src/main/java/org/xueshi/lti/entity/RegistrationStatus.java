package org.xueshi.lti.entity;

/** Whether a platform may launch. */
public enum RegistrationStatus {
  /** Came by Dynamic Registration; a person of the district has not looked at it yet. */
  PENDING,
  ACTIVE,
  /** Switched off by a person of the district. */
  DISABLED
}
