package org.xueshi.lti.control;

import java.util.Optional;
import org.xueshi.lti.entity.LaunchAccepted;

/**
 * Where a launch leads, told by the feature behind it, so that the browser is sent to its page at
 * once instead of to a page that sends it on.
 */
public interface Landing {

  /**
   * A path below {@code /c/{launch}}, such as {@code /course}; empty if the person must first be
   * told something, which {@code /start} does.
   */
  Optional<String> path(LaunchAccepted launch);
}
