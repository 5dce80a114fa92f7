package org.xueshi.lti.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.lti.control.Invitations;
import org.xueshi.web.control.CurrentViewer;

/** One-time addresses for Dynamic Registration, by API. Permission {@code platform:manage}. */
@Path("/api/v1/platform-invitations")
@RequestScoped
@RequiresPermissions("platform:manage")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class InvitationsResource {

  /** For whom it is meant; may be null. */
  public record InvitationBody(String note) {}

  /** The address to paste into the platform; shown only now. */
  public record Invited(String registrationUrl) {}

  @Inject private Invitations invitations;
  @Inject private CurrentViewer current;

  @POST
  @Operation(summary = "Makes an address with which one platform may register itself, once")
  public Response invite(InvitationBody body) {
    var note = body == null || body.note() == null ? "" : body.note();
    var address = invitations.invite(note, current.actor());
    return Response.status(Response.Status.CREATED).entity(new Invited(address)).build();
  }
}
