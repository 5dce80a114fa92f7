package org.xueshi.lti.boundary;

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
}
