package org.xueshi.people.entity;

import java.util.UUID;

/**
 * Two rows that may be one person.
 *
 * @param first, second in the order of their identifiers
 * @param sameStaffNumber but for case, separators and leading zeros
 * @param sameIdNumber by its keyed hash
 */
public record MergeSuggestion(
    UUID first, UUID second, boolean sameStaffNumber, boolean sameIdNumber) {}
