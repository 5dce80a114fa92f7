package org.xueshi.ledger.entity;

import java.util.UUID;

/**
 * What the Office decides about an inquiry.
 *
 * @param entry to be corrected; {@code null} unless {@code kind} corrects one
 * @param minutes ADJUST: signed difference; else 0
 * @param reason as the teacher will read it, 1–500 characters
 */
public record InquiryDecision(Kind kind, UUID entry, int minutes, String reason) {

  /** What can be decided. */
  public enum Kind {
    /** Explain; the book stays as it is. */
    ANSWER,
    /** Count some minutes more or less. */
    ADJUST,
    /** Take the entry back. */
    REVERSE,
    /** The missing hours were, or are being, credited by an import or a posting. */
    ADD,
    /** There is nothing to credit. */
    REFUSE
  }

  public boolean corrects() {
    return kind == Kind.ADJUST || kind == Kind.REVERSE;
  }
}
