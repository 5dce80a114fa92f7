package org.xueshi.web.boundary;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;

/**
 * A launch whose frame keeps our cookies back carries its session's secret in the path: {@code
 * /c/<id>.<secret>/…}. Such an address opens nothing when it is typed, pasted, sent to a colleague
 * or linked from elsewhere: only our own pages lead on to it, and the browser says which page did
 * ({@code Sec-Fetch-Site}, a header no page can set).
 */
final class PathSecrets {

  private PathSecrets() {}

  /** The same address as if a cookie had come. */
  static URI without(URI address) {
    var path = address.getRawPath();
    return UriBuilder.fromUri(address)
        .replacePath(path.replaceFirst("(/c/[^/.]*)\\.[^/]*", "$1"))
        .build();
  }

  static boolean isFollowedFromOurs(ContainerRequestContext request) {
    return "same-origin".equals(request.getHeaderString("Sec-Fetch-Site"));
  }
}
