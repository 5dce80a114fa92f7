package org.xueshi.start;

/** The small demo district: made at the first start, found again at the next. */
final class DemoDistrict {

  private final Api api;

  DemoDistrict(Api api) {
    this.api = api;
  }

  DemoDistrict prepare() {
    DemoPeople.fill(api);
    return this;
  }
}
