package org.xueshi.lti.boundary;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import org.xueshi.lti.control.Logins;
import org.xueshi.lti.control.Logins.BrowserCookie;
import org.xueshi.web.boundary.Servlets;

/** Cookies of the way in. They prove that two steps of a launch were taken by one browser. */
final class LtiCookies {

  /** Binds a login to a browser; comes back in a cross-site frame (see {@code web.Cookies}). */
  static final String BROWSER = "__Host-xs-browser";

  /** Binds the page "go on as …?" to the window that shows it; never leaves our own site. */
  static final String WINDOW = "__Host-xs-window";

  /**
   * The same as {@link #BROWSER} for one login, by its name: two frames that begin at once in a new
   * browser would overwrite each other's.
   */
  private static final String LOGIN = "__Host-xs-login-";

  private static final String FRAMED = "; Path=/; Secure; HttpOnly; SameSite=None; Partitioned";
  private static final int LOGIN_LASTS_S = 600;

  private LtiCookies() {}

  static String browser(BrowserCookie cookie) {
    return BROWSER + "=" + cookie.value() + FRAMED;
  }

  static String login(BrowserCookie cookie) {
    return LOGIN + cookie.login() + "=" + cookie.value() + "; Max-Age=" + LOGIN_LASTS_S + FRAMED;
  }

  /**
   * What the browser brings back for the login of this state: its own cookie, or the common one.
   */
  static String of(HttpServletRequest request, String state) {
    return Servlets.cookie(request, LOGIN + Logins.nameOf(state))
        .or(() -> Servlets.cookie(request, BROWSER))
        .orElse(null);
  }

  /** Whether this browser sends our cookies at all, here. */
  static boolean cameWith(HttpHeaders request) {
    return request.getCookies().containsKey(BROWSER);
  }

  static boolean cameWith(HttpServletRequest request) {
    return Servlets.cookie(request, BROWSER).isPresent();
  }

  static String window(String secret) {
    return WINDOW + "=" + secret + "; Path=/; Max-Age=120; Secure; HttpOnly; SameSite=Strict";
  }
}
