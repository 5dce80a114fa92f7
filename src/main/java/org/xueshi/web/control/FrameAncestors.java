package org.xueshi.web.control;

import java.util.Set;

/** Origins that may show our pages in a frame and receive our forms: the registered platforms. */
public interface FrameAncestors {

  /**
   * Origins such as {@code https://moodle.example.cn}; read on every response, so it must be cheap.
   */
  Set<String> origins();
}
