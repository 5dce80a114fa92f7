package org.xueshi.lti.control;

import java.time.Duration;

/** Periods of our signing keys as they are set by default. */
final class TestKeys {

  private TestKeys() {}

  static KeySettings settings() {
    return new KeySettings(Duration.ofDays(90), Duration.ofDays(2), Duration.ofDays(2));
  }
}
