package org.xueshi.ledger.entity;

import java.time.LocalDate;

/**
 * A year or cycle in which nothing new may take effect.
 *
 * @param closedOn day of the decision
 * @param reference the paper that says so
 */
public record ClosedPeriod(Period period, LocalDate closedOn, String reference) {}
