package org.xueshi.gradebook.entity;

import org.xueshi.ledger.entity.Hours;

/** Credit hours that count and that wait for follow-up. */
public record Credit(Hours posted, Hours held) {

  public static final Credit NONE = new Credit(Hours.ZERO, Hours.ZERO);

  public Credit plus(Credit other) {
    return new Credit(posted.plus(other.posted), held.plus(other.held));
  }

  public boolean isNone() {
    return posted.isZero() && held.isZero();
  }
}
