package org.xueshi.gradebook.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.gradebook.boundary.SheetModels.ConnectionsModel;
import org.xueshi.gradebook.boundary.SheetModels.Platform;
import org.xueshi.gradebook.control.SiteConnections;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.lti.control.Registrations;
import org.xueshi.lti.entity.Registration;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/** 网络服务连接: which platforms we may ask for their own gradebook. */
@Path("/console/gradebook/connections")
@RequiresPermissions("gradebook:post")
@RequestScoped
public class SiteConnectionPages {

  @Inject private CurrentViewer current;
  @Inject private SiteConnections connections;
  @Inject private Registrations registrations;

  @GET
  @Operation(hidden = true)
  public View list() {
    return page(null);
  }

  private View page(Text problem) {
    var tenant = current.console().tenant();
    var known = connections.all(tenant);
    var platforms =
        registrations.all(tenant).stream()
            .filter(Registration::active)
            .map(
                each ->
                    new Platform(
                        each.id(), each.name(), each.description().issuer(), known.get(each.id())))
            .toList();
    return View.of("gradebook/connections.jte", new ConnectionsModel(platforms, problem));
  }

  @POST
  @Path("/{id: [0-9a-f-]{36}}/token")
  @Operation(hidden = true)
  public Response keep(@PathParam("id") UUID id, @FormParam("token") String token) {
    var platform = platform(id);
    try {
      connections.keep(platform.tenant(), id, token);
    } catch (Refusal no) {
      return Response.status(no.kind().status()).entity(page(no.text())).build();
    }
    connections.test(platform.tenant(), id);
    return back("gradebook.tokenKept");
  }

  @POST
  @Path("/{id: [0-9a-f-]{36}}/test")
  @Operation(hidden = true)
  public Response test(@PathParam("id") UUID id) {
    connections.test(platform(id).tenant(), id);
    return back("gradebook.tokenTested");
  }

  @POST
  @Path("/{id: [0-9a-f-]{36}}/removal")
  @Operation(hidden = true)
  public Response remove(@PathParam("id") UUID id) {
    connections.remove(platform(id).tenant(), id);
    return back("gradebook.tokenRemoved");
  }

  private Registration platform(UUID id) {
    return registrations.byId(current.console().tenant(), id).orElseThrow(Refusal::notFound);
  }

  private static Response back(String done) {
    return Response.seeOther(URI.create("/console/gradebook/connections?done=" + done)).build();
  }
}
