package org.xueshi.people.entity;

import java.time.LocalDate;

/**
 * One line of the district's roster, found again by its staff number. All but names and number may
 * be null.
 */
public record RosterEntry(
    String staffNumber,
    String familyName,
    String givenName,
    String email,
    String schoolCode,
    String subject,
    String post,
    LocalDate hiredOn,
    LocalDate cycleStartsOn) {}
