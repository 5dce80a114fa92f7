package org.xueshi.web.boundary;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.Optional;
import org.xueshi.web.entity.Language;

/**
 * Which language a request reads: asked for in the address, chosen before, preferred by the
 * browser, Chinese.
 */
final class Languages {

  private Languages() {}

  static Language of(ContainerRequestContext request) {
    return asked(request)
        .or(() -> chosen(request))
        .or(() -> preferred(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)))
        .orElse(Language.ZH_CN);
  }

  /** By {@code ?lang=en}; empty if not asked. */
  static Optional<Language> asked(ContainerRequestContext request) {
    return Language.of(request.getUriInfo().getQueryParameters().getFirst("lang"));
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
