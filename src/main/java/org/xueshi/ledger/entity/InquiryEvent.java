package org.xueshi.ledger.entity;

import java.time.Instant;
import java.util.UUID;
import org.xueshi.web.entity.Actor;

/**
 * Something that was said or decided about an inquiry; written once.
 *
 * @param words what was said, as the teacher may read it; may be empty
 * @param correction what it is about; {@code null} unless {@code what} speaks of a correction
 */
public record InquiryEvent(
    UUID id, UUID inquiry, What what, String words, UUID correction, Instant at, Actor by) {

  /** What happened. */
  public enum What {
    SUBMITTED,
    WITHDRAWN,
    /** Explained, nothing to correct. */
    ANSWERED,
    /** Asked for in vain. */
    REFUSED,
    /** What was missing is credited by an entry of its own. */
    ADDED,
    /** A correction waits for a second person. */
    PROPOSED,
    /** The book was corrected. */
    CORRECTED,
    /** The second person refused the correction; the inquiry is open again. */
    RETURNED
  }
}
