package org.xueshi.lti.boundary;

/** Cookies of the way in. They prove that two steps of a launch were taken by one browser. */
final class LtiCookies {

  /** Binds a login to a browser; comes back in a cross-site frame (see {@code web.Cookies}). */
  static final String BROWSER = "__Host-xs-browser";

  /** Binds the page "go on as …?" to the window that shows it; never leaves our own site. */
  static final String WINDOW = "__Host-xs-window";

  private LtiCookies() {}

  static String browser(String secret) {
    return BROWSER + "=" + secret + "; Path=/; Secure; HttpOnly; SameSite=None; Partitioned";
  }

  static String window(String secret) {
    return WINDOW + "=" + secret + "; Path=/; Max-Age=120; Secure; HttpOnly; SameSite=Strict";
  }
}
