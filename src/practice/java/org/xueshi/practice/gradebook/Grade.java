package org.xueshi.practice.gradebook;

import java.math.BigDecimal;

/**
 * What one person has in one column.
 *
 * @param value null when there is a row but no grade
 * @param modifiedSeconds since the epoch; 0 when Moodle keeps none
 * @param overridden set by hand in the gradebook
 */
public record Grade(
    long itemId,
    long personId,
    BigDecimal value,
    String comment,
    long modifiedSeconds,
    boolean overridden) {

  String key() {
    return key(itemId, personId);
  }

  static String key(long itemId, long personId) {
    return itemId + ":" + personId;
  }

  boolean sameAs(BigDecimal otherValue, String otherComment) {
    boolean sameValue =
        value == null ? otherValue == null : otherValue != null && value.compareTo(otherValue) == 0;
    return sameValue && comment.equals(otherComment);
  }
}
