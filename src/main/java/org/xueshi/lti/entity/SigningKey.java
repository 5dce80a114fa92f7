package org.xueshi.lti.entity;

import java.time.Instant;

/**
 * One of our signing keys as it may be shown: nothing secret is in it.
 *
 * @param activeFrom from when it signs, if no newer one does
 * @param retiredAt from when it is no longer published; null if that is not yet settled
 * @param sealed whether its private part is encrypted in the database
 * @param because why it was retired at once; empty if it was not
 */
public record SigningKey(
    String kid,
    Instant createdAt,
    Instant activeFrom,
    Instant retiredAt,
    boolean sealed,
    String because) {

  public boolean publishedAt(Instant moment) {
    return retiredAt == null || retiredAt.isAfter(moment);
  }
}
