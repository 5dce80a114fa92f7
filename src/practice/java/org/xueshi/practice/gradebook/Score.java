package org.xueshi.practice.gradebook;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A score as a tool posts it, already found well-formed.
 *
 * @param given null when there was none, or when it was not fully graded
 * @param maximum null when there was none
 */
public record Score(
    long personId, BigDecimal given, BigDecimal maximum, String comment, Instant timestamp) {}
