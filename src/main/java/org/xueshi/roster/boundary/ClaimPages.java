package org.xueshi.roster.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.roster.control.Claims;
import org.xueshi.roster.entity.Claim;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/** 身份认领 in the console: who says they are whom, and the Office's decision. */
@Path("/console/roster/claims")
@RequiresPermissions("people:write")
@RequestScoped
public class ClaimPages {

  /** Those that wait, and those decided. */
  public record ClaimsModel(List<Claim> open, List<Claim> decided, Text problem) {}

  @Inject private CurrentViewer current;
  @Inject private Claims claims;

  @GET
  @Operation(hidden = true)
  public View list() {
    return view(null);
  }

  @POST
  @Path("/{id: [0-9a-f-]{36}}/decision")
  @Operation(hidden = true)
  public Response decide(
      @PathParam("id") UUID id,
      @FormParam("accept") String accept,
      @FormParam("reason") String reason) {
    var viewer = current.console();
    try {
      var words = reason == null ? "" : reason;
      claims.decide(viewer.tenant(), id, "yes".equals(accept), words, current.actor());
      return Response.seeOther(URI.create("/console/roster/claims?done=roster.claimDecided"))
          .build();
    } catch (Refusal refusal) {
      var status = refusal.kind().status();
      return Response.status(status).entity(view(refusal.text()).status(status)).build();
    }
  }

  private View view(Text problem) {
    var tenant = current.console().tenant();
    var decided =
        claims.all(tenant, false).stream().filter(claim -> claim.accepted() != null).toList();
    return View.of(
        "roster/claims.jte", new ClaimsModel(claims.all(tenant, true), decided, problem));
  }
}
