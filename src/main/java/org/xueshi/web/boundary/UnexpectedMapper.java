package org.xueshi.web.boundary;

import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import org.xueshi.kernel.entity.Text;

/**
 * Everything else: what Jakarta REST itself refuses, a database that is away, and our own mistakes.
 */
@Provider
public class UnexpectedMapper implements ExceptionMapper<Throwable> {

  @Context private UriInfo uri;
  @Context private Request request;
  @Inject private ErrorAnswers answers;
  @Inject private Mishaps mishaps;

  @Override
  public Response toResponse(Throwable thrown) {
    if (thrown instanceof WebApplicationException refused && !Mishaps.isRefusal(thrown)) {
      return refused(refused);
    }
    return mishaps.answer(uri.getPath(), thrown);
  }

  private Response refused(WebApplicationException refused) {
    var status = refused.getResponse().getStatus();
    if (status < 400) {
      return refused.getResponse();
    }
    if (status == 405 && isPageRead()) {
      return Response.seeOther(parent()).build();
    }
    return status >= 500
        ? mishaps.answer(uri.getPath(), refused)
        : answers.answer(uri.getPath(), status, Text.of("web.refusal.http." + known(status)), "");
  }

  /**
   * Somebody opens the address that a form posted to: by the language link of a refused form, by
   * reloading, by a bookmark. The page that has the form is above it.
   */
  private boolean isPageRead() {
    var path = uri.getPath();
    return request.getMethod().equals("GET")
        && (path.startsWith("c/") || path.startsWith("console/"))
        && path.indexOf('/', path.indexOf('/') + 1) > 0;
  }

  private URI parent() {
    var path = uri.getPath();
    var query = uri.getRequestUri().getRawQuery();
    var above = "/" + path.substring(0, path.lastIndexOf('/'));
    return URI.create(above + (query == null ? "" : "?" + query));
  }

  /** Statuses that have words of their own; the rest share those of 400. */
  private static int known(int status) {
    return switch (status) {
      case 404, 405, 406, 413, 415 -> status;
      default -> 400;
    };
  }
}
