package org.xueshi.web.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.Sessions;

/** "Not me": ends a launch on a shared computer. */
@Path("/c/{launch}/leave")
@RequestScoped
public class LeavePages {

  @Inject private CurrentViewer current;
  @Inject private Sessions sessions;

  @POST
  @Operation(hidden = true)
  public Response leave() {
    var viewer = current.launched();
    sessions.end(viewer.tenant(), viewer.sessionId());
    return Response.ok(View.of("web/left.jte"))
        .header(HttpHeaders.SET_COOKIE, Cookies.launchGone(viewer.sessionId()))
        .build();
  }
}
