package org.xueshi.web.boundary;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.PublicUrls;

/** Where a launch carries its secret in the path, redirects within it keep it there. */
@Provider
public class PathSecretFilter implements ContainerResponseFilter {

  @Inject private CurrentViewer current;
  @Inject private PublicUrls urls;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    var location = response.getHeaders().getFirst(HttpHeaders.LOCATION);
    if (location == null || !current.known() || !current.byPath()) {
      return;
    }
    var address = URI.create(location.toString());
    var plain = "/c/" + current.viewer().sessionId();
    var path = address.getRawPath();
    if (path.equals(plain) || path.startsWith(plain + "/")) {
      var query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
      var kept = current.launchBase() + path.substring(plain.length()) + query;
      response.getHeaders().putSingle(HttpHeaders.LOCATION, URI.create(urls.absolute(kept)));
    }
  }
}
