package org.xueshi.practice.site;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** The clock the site goes by; tests may exchange it while the site runs. */
public final class SiteClock extends Clock {
  private volatile Clock clock;

  public SiteClock(Clock clock) {
    this.clock = clock;
  }

  public void set(Clock other) {
    clock = other;
  }

  public long seconds() {
    return instant().getEpochSecond();
  }

  @Override
  public Instant instant() {
    return clock.instant();
  }

  @Override
  public ZoneId getZone() {
    return Site.ZONE;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return clock.withZone(zone);
  }
}
