package org.xueshi.operations.boundary;

import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.xueshi.operations.control.AuditTrail;
import org.xueshi.operations.entity.AuditRule;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.entity.Viewer;

/**
 * Keeps what {@link AuditRule} wants kept, after the answer is known. What a use case writes is in
 * the book with its actor already; this adds who looked, who tried, and what no book holds.
 */
@Provider
public class AuditFilter implements ContainerResponseFilter {

  private static final Logger LOG = Logger.getLogger(AuditFilter.class.getName());

  @Context private ResourceInfo target;
  @Inject private CurrentViewer current;
  @Inject private AuditTrail trail;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (target.getResourceMethod() == null || !isOfficial()) {
      return;
    }
    var route = route();
    if (AuditRule.isKept(request.getMethod(), route, response.getStatus())) {
      keep(request.getMethod() + " " + route, variables(request), response.getStatus());
    }
  }

  /** Teachers and trainers inside a course are in the records of that course. */
  private boolean isOfficial() {
    return current.known()
        && current.viewer().tenant() != null
        && current.viewer().kind() != Viewer.Kind.LAUNCH;
  }

  /** The use case is done: a trail that cannot be written must not turn it into an error. */
  private void keep(String action, String variables, int status) {
    try {
      trail.keep(current.actor(), action, variables, status);
    } catch (RuntimeException away) {
      LOG.log(Level.SEVERE, away, () -> "the audit trail could not be written for " + action);
    }
  }

  private String route() {
    var above = target.getResourceClass().getAnnotation(Path.class);
    var own = target.getResourceMethod().getAnnotation(Path.class);
    var path = "/" + (above == null ? "" : above.value()) + "/" + (own == null ? "" : own.value());
    return path.replaceAll("\\{\\s*(\\w+)\\s*:[^/]*\\}", "{$1}")
        .replaceAll("/+", "/")
        .replaceAll("(?<=.)/$", "");
  }

  private static String variables(ContainerRequestContext request) {
    return request.getUriInfo().getPathParameters().entrySet().stream()
        .map(each -> each.getKey() + "=" + each.getValue().get(0))
        .collect(Collectors.joining(" "));
  }
}
