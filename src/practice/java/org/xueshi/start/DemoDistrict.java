package org.xueshi.start;

import java.time.Clock;
import org.xueshi.practice.PracticePlatform;

/** The small demo district: made at the first start, found again at the next. */
final class DemoDistrict {

  private final Api api;
  private final PracticePlatform platform;

  DemoDistrict(Api api, PracticePlatform platform) {
    this.api = api;
    this.platform = platform;
  }

  DemoDistrict prepare() {
    DemoPeople.fill(api);
    var connection = new DemoPlatform(api, platform);
    var tool = connection.connect();
    new DemoCourse(api, platform, Clock.systemUTC()).layOut(connection.id(), tool);
    return this;
  }
}
