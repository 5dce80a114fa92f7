package org.xueshi.lti.entity;

import java.math.BigDecimal;

/**
 * What stands in the platform's gradebook (AGS 2.0, 3.6), after any change a teacher made there.
 *
 * @param userId the platform's subject
 * @param score null if there is no grade
 * @param maximum null if not said
 * @param comment or empty
 * @param timestamp as sent, or empty; Moodle writes it in its own zone
 */
public record Result(
    String userId, BigDecimal score, BigDecimal maximum, String comment, String timestamp) {}
