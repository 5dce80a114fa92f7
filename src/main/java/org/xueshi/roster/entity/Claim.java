package org.xueshi.roster.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * "I am the one with this staff number."
 *
 * @param personId whom the platform named, and no roster vouches for
 * @param rosterId the person with that number; null if the roster has none
 * @param works how many records hang on the first: they must be merged by the book, not here
 * @param accepted null while nobody has decided
 */
public record Claim(
    UUID id,
    UUID personId,
    String platformName,
    String staffNumber,
    UUID rosterId,
    String rosterName,
    String rosterSchool,
    int works,
    String note,
    Instant claimedAt,
    Boolean accepted,
    String reason) {}
