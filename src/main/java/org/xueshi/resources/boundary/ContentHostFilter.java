package org.xueshi.resources.boundary;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.web.boundary.View;

/**
 * Keeps the two origins apart: on the content host there is nothing but {@code /content}, and on
 * every other host there is no {@code /content}; not even an error page of ours is shown there.
 * First to see a request and last to see an answer, so that no cookie is set on the content host
 * whoever tried.
 */
@Provider
@PreMatching
@Priority(ContentHostFilter.OUTERMOST)
public class ContentHostFilter implements ContainerRequestFilter, ContainerResponseFilter {

  static final int OUTERMOST = 1;

  @Inject private ContentHost host;

  @Override
  public void filter(ContainerRequestContext request) {
    var path = request.getUriInfo().getPath();
    var content = path.startsWith("content/");
    if (host.serves(request.getHeaderString(HttpHeaders.HOST))) {
      if (!content) {
        request.abortWith(nothing());
      }
    } else if (content) {
      throw Refusal.notFound();
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (host.serves(request.getHeaderString(HttpHeaders.HOST))) {
      response.getHeaders().remove(HttpHeaders.SET_COOKIE);
      if (response.getEntity() instanceof View) {
        response.setEntity(String.valueOf(response.getStatus()), null, MediaType.TEXT_PLAIN_TYPE);
      }
    }
  }

  /** No page of ours belongs on that host, not even an error page. */
  static Response nothing() {
    return Response.status(Response.Status.NOT_FOUND)
        .type(MediaType.TEXT_PLAIN_TYPE)
        .entity("404")
        .build();
  }
}
