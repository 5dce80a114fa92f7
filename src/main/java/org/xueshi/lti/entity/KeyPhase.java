package org.xueshi.lti.entity;

/** Where one of our signing keys stands in its life. */
public enum KeyPhase {
  /** Published, not yet used: platforms are given time to read it. */
  WAITING,
  /** Signs everything we send. */
  SIGNING,
  /** Signs nothing any more, but what it signed can still be checked. */
  KEPT,
  /** No longer published; its private part is erased. */
  RETIRED
}
