package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.xueshi.lti.entity.KeyPeriods;

/** The periods of our signing keys as configured ({@code xueshi.lti.keys.*}, ISO 8601). */
@ApplicationScoped
public class KeySettings {

  private KeyPeriods periods;

  protected KeySettings() {}

  /**
   * @throws IllegalArgumentException for periods with which a platform could meet an unknown key
   */
  @Inject
  public KeySettings(
      @ConfigProperty(name = "xueshi.lti.keys.rotate-every", defaultValue = "P90D")
          Duration rotateEvery,
      @ConfigProperty(name = "xueshi.lti.keys.publish-ahead", defaultValue = "P2D")
          Duration publishAhead,
      @ConfigProperty(name = "xueshi.lti.keys.keep-after", defaultValue = "P2D")
          Duration keepAfter) {
    this.periods = new KeyPeriods(rotateEvery, publishAhead, keepAfter);
  }

  public KeyPeriods periods() {
    return periods;
  }
}
