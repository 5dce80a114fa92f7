package org.xueshi.web.boundary;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.xueshi.web.entity.Language;

/**
 * Which language a request reads: asked for in the address, chosen before, preferred by the
 * browser, Chinese.
 */
final class Languages {

  private static final Pattern ASKED = Pattern.compile("(?:^|&)lang=([A-Za-z_-]{1,20})(?:&|$)");

  private Languages() {}

  static Language of(ContainerRequestContext request) {
    return asked(request)
        .or(() -> chosen(request))
        .or(() -> preferred(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)))
        .orElse(Language.ZH_CN);
  }

  static Language of(HttpServletRequest request) {
    return asked(request)
        .or(() -> Servlets.cookie(request, Cookies.LANGUAGE).flatMap(Language::of))
        .or(() -> preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)))
        .orElse(Language.ZH_CN);
  }

  /** By {@code ?lang=en}; empty if not asked. */
  static Optional<Language> asked(ContainerRequestContext request) {
    return Language.of(request.getUriInfo().getQueryParameters().getFirst("lang"));
  }

  /** From the address alone: asking for parameters would have the container read the form. */
  static Optional<Language> asked(HttpServletRequest request) {
    var query = request.getQueryString();
    var asked = ASKED.matcher(query == null ? "" : query);
    return asked.find() ? Language.of(asked.group(1)) : Optional.empty();
  }

  private static Optional<Language> chosen(ContainerRequestContext request) {
    return Optional.ofNullable(request.getCookies().get(Cookies.LANGUAGE))
        .flatMap(cookie -> Language.of(cookie.getValue()));
  }

  /**
   * The first language of the list that we speak; the order browsers send is the order of
   * preference.
   */
  static Optional<Language> preferred(String acceptLanguage) {
    return acceptLanguage == null
        ? Optional.empty()
        : Arrays.stream(acceptLanguage.split(","))
            .map(part -> Language.of(part.strip()))
            .flatMap(Optional::stream)
            .findFirst();
  }
}
