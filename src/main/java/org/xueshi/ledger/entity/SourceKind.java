package org.xueshi.ledger.entity;

/** Where evidence comes from; its grade says how far it can be trusted. */
public enum SourceKind {
  /** Server-timed study of a remote unit. */
  REMOTE_UNIT,
  /** Signed in to and out of a face-to-face session. */
  SESSION,
  /** A follow-up task answered by a mentor. */
  FOLLOW_UP_TASK,
  /** A grade or completion read from the platform. */
  GRADEBOOK,
  /** A document from elsewhere (degree study, other districts). */
  DOCUMENT,
  /** The teacher's own word. */
  DECLARATION
}
