package org.xueshi.lti.boundary;

import java.util.Set;
import java.util.stream.Collectors;

/** Content security policies of pages that the usual one does not fit. */
final class FramePolicy {

  static final String HEADER = "Content-Security-Policy";

  private static final String BASE =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " base-uri 'none'; form-action 'self'; frame-ancestors ";

  private FramePolicy() {}

  /** For a page that must never be shown in a frame: somebody decides something on it. */
  static String never() {
    return BASE + "'none'";
  }

  /** For the registration page, shown by a platform we do not know yet. */
  static String by(String origin) {
    return BASE + origin;
  }

  /**
   * For a page that only says why somebody could not come in, shown by a platform that is known but
   * waits for approval, or is switched off. Nothing can be done on it, and nobody else may frame
   * it.
   */
  static String by(Set<String> origins) {
    return BASE + origins.stream().sorted().collect(Collectors.joining(" "));
  }
}
