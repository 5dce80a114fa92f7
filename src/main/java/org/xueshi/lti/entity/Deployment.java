package org.xueshi.lti.entity;

import java.time.Instant;

/**
 * A deployment (部署) of a platform.
 *
 * @param disabledAt since when nobody gets in from it; null if they do
 * @param seenAt the last launch from it that is still on record; null if there is none
 */
public record Deployment(String id, Instant addedAt, Instant disabledAt, Instant seenAt) {

  public boolean enabled() {
    return disabledAt == null;
  }
}
