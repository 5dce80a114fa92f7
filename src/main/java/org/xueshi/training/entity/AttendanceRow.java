package org.xueshi.training.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * A participant's attendance of a session.
 *
 * @param signedInAt null if the trainer marked them present by hand
 * @param minutes null unless CONFIRMED
 * @param decidedAt null while CLAIMED
 */
public record AttendanceRow(
    UUID personId, AttendanceState state, Instant signedInAt, Integer minutes, Instant decidedAt) {}
