package org.xueshi.web.boundary;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;

/** Reading what a servlet request carries. */
public final class Servlets {

  private Servlets() {}

  /** Value of the first cookie of that name. */
  public static Optional<String> cookie(HttpServletRequest request, String name) {
    var cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(name))
            .map(Cookie::getValue)
            .findFirst();
  }

  /** The address without its leading slash, as the pages name it. */
  static String path(HttpServletRequest request) {
    return request.getRequestURI().substring(1);
  }
}
