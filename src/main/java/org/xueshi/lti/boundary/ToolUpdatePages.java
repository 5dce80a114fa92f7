package org.xueshi.lti.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
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
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.lti.control.Registrations;
import org.xueshi.lti.control.ToolUpdates;
import org.xueshi.lti.entity.Difference;
import org.xueshi.lti.entity.Registration;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.PublicUrls;

/** Bringing what a platform keeps of us up to date from here, where it lets us (RFC 7592). */
@Path("/console/platforms/{id: [0-9a-f-]{36}}/tool")
@RequiresPermissions("platform:manage")
@RequestScoped
public class ToolUpdatePages {

  /**
   * What would change.
   *
   * @param changes empty if nothing would, or nothing could be read
   * @param problem why not; null if it could be read
   */
  public record UpdateModel(Registration platform, List<Difference> changes, Text problem) {}

  @Inject private Registrations registrations;
  @Inject private ToolUpdates updates;
  @Inject private CurrentViewer current;
  @Inject private PublicUrls urls;

  @PathParam("id")
  private String id;

  @GET
  @Operation(hidden = true)
  public View propose() {
    var platform = platform();
    if (!updates.isPossible(platform.tenant(), platform.id())) {
      throw Refusal.notFound();
    }
    try {
      return view(platform, updates.propose(platform.tenant(), platform.id()), null);
    } catch (Refusal refusal) {
      return view(platform, List.of(), refusal.text());
    }
  }

  @POST
  @Operation(hidden = true)
  public Response push() {
    var platform = platform();
    try {
      updates.push(platform.id(), current.actor());
    } catch (Refusal refusal) {
      if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
        throw refusal;
      }
      var status = refusal.kind().status();
      return Response.status(status)
          .entity(view(platform, List.of(), refusal.text()).status(status))
          .build();
    }
    var page = "/console/platforms/" + platform.id() + "?done=toolUpdated";
    return Response.seeOther(URI.create(urls.absolute(page))).build();
  }

  private static View view(Registration platform, List<Difference> changes, Text problem) {
    return View.of("lti/toolUpdate.jte", new UpdateModel(platform, changes, problem));
  }

  private Registration platform() {
    UUID known = Ids.parse(id).orElseThrow(Refusal::notFound);
    return registrations.byId(current.viewer().tenant(), known).orElseThrow(Refusal::notFound);
  }
}
