package org.xueshi.web.boundary;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.util.stream.Collectors;
import org.xueshi.web.control.FrameAncestors;
import org.xueshi.web.control.PublicUrls;

/**
 * Headers of every answer: who may frame it, nothing inline, no sniffing, no referrer, no stray
 * caching.
 */
@Provider
public class SecurityHeadersFilter implements ContainerResponseFilter {

  static final String POLICY = "Content-Security-Policy";

  @Inject private Instance<FrameAncestors> ancestors;
  @Inject private PublicUrls urls;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    var headers = response.getHeaders();
    headers.putSingle("X-Content-Type-Options", "nosniff");
    putIfAbsent(headers, "Referrer-Policy", "no-referrer");
    putIfAbsent(headers, POLICY, policy(origins()));
    putIfAbsent(headers, "Cache-Control", "no-store");
    putIfAbsent(
        headers, "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
    Languages.asked(request)
        .ifPresent(chosen -> headers.add("Set-Cookie", Cookies.language(chosen.tag())));
  }

  private static void putIfAbsent(
      MultivaluedMap<String, Object> headers, String name, String value) {
    if (!headers.containsKey(name)) {
      headers.putSingle(name, value);
    }
  }

  private String origins() {
    return ancestors.stream()
        .flatMap(source -> source.origins().stream())
        .distinct()
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private String policy(String platforms) {
    var content = urls.contentOrigin();
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' data: " + content,
        "media-src 'self' " + content,
        "connect-src 'self'",
        "manifest-src 'self'",
        "frame-src 'self' " + content,
        "base-uri 'none'",
        "form-action 'self' " + platforms,
        "frame-ancestors 'self' " + platforms);
  }
}
