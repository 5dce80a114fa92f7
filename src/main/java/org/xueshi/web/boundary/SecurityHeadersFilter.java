package org.xueshi.web.boundary;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** {@link SecurityHeaders} on every answer. */
@Provider
public class SecurityHeadersFilter implements ContainerResponseFilter {

  @Inject private SecurityHeaders security;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    var headers = response.getHeaders();
    headers.putSingle("X-Content-Type-Options", "nosniff");
    security.each(
        (name, value) -> {
          if (!headers.containsKey(name)) {
            headers.putSingle(name, value);
          }
        });
    Languages.asked(request)
        .ifPresent(chosen -> headers.add("Set-Cookie", Cookies.language(chosen.tag())));
  }
}
