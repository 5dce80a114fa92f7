package org.xueshi.papers.entity;

import java.time.Instant;
import java.time.LocalDate;

/**
 * As of which earned day, as known on which recorded instant.
 *
 * @param asKnownOn to the second
 */
public record Dates(LocalDate asOf, Instant asKnownOn) {}
