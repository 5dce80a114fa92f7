package org.xueshi.ledger.entity;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A hold with something left of it.
 *
 * @param minutes held in the first place
 * @param left neither released nor voided, ≥ 1
 * @param until the first day on which it can count (25.1)
 */
public record OpenHold(UUID id, UUID person, int minutes, int left, LocalDate until) {}
