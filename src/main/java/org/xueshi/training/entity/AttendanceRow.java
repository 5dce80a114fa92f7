package org.xueshi.training.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * A participant's attendance of a session.
 *
 * @param signedInAt null if they did not sign in
 * @param signedOutAt null if they have not signed out
 * @param minutes null unless CONFIRMED
 * @param decidedAt null while CLAIMED
 */
public record AttendanceRow(
    UUID personId,
    AttendanceState state,
    Instant signedInAt,
    Instant signedOutAt,
    Integer minutes,
    Instant decidedAt) {

  /** Signed in and out: what evidence of grade A asks for beside the trainer's word. */
  public boolean whole() {
    return signedInAt != null && signedOutAt != null;
  }
}
