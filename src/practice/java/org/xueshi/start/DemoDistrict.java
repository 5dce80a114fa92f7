package org.xueshi.start;

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
    new DemoPlatform(api, platform).connect();
    return this;
  }
}
