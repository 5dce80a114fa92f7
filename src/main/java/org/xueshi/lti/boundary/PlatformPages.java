package org.xueshi.lti.boundary;

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
import java.util.Optional;
import java.util.UUID;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.control.Deployments;
import org.xueshi.lti.control.Doctor;
import org.xueshi.lti.control.LaunchRecorder;
import org.xueshi.lti.control.RegistrationRemoval;
import org.xueshi.lti.control.Registrations;
import org.xueshi.lti.control.ToolDescription;
import org.xueshi.lti.control.ToolUpdates;
import org.xueshi.lti.entity.Checkup;
import org.xueshi.lti.entity.Deployment;
import org.xueshi.lti.entity.LaunchRecord;
import org.xueshi.lti.entity.Registration;
import org.xueshi.lti.entity.RegistrationChange;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.PublicUrls;

/** One platform in the console: what is registered, is it well, what launched. */
@Path("/console/platforms/{id: [0-9a-f-]{36}}")
@RequiresPermissions("platform:manage")
@RequestScoped
public class PlatformPages {

  /** The page; {@code checkup} is the newest, if there is one. */
  public record PlatformModel(
      Registration platform,
      ToolDescription tool,
      List<LaunchRecord> launches,
      Optional<Checkup> checkup,
      List<Deployment> deployments,
      List<RegistrationChange> history,
      boolean mayManage,
      boolean mayUpdate,
      boolean mayDelete) {}

  @Inject private Registrations registrations;
  @Inject private Deployments deployments;
  @Inject private RegistrationRemoval removal;
  @Inject private ToolUpdates updates;
  @Inject private LaunchRecorder recorder;
  @Inject private ToolDescription tool;
  @Inject private Doctor doctor;
  @Inject private CurrentViewer current;
  @Inject private PublicUrls urls;

  @PathParam("id")
  private String id;

  @GET
  @RequiresPermissions("platform:read")
  @Operation(hidden = true)
  public View page() {
    return view();
  }

  @POST
  @Path("/approval")
  @Operation(hidden = true)
  public Response approve() {
    registrations.approve(id(), current.actor());
    return back("platformApproved");
  }

  @POST
  @Path("/suspension")
  @Operation(hidden = true)
  public Response suspend() {
    registrations.disable(id(), current.actor());
    return back("platformSuspended");
  }

  @POST
  @Path("/deployments")
  @Operation(hidden = true)
  public Response addDeployment(@FormParam("deploymentId") String deploymentId) {
    deployments.add(id(), deploymentId, current.actor());
    return back("deploymentAdded");
  }

  @POST
  @Path("/deployments/suspension")
  @Operation(hidden = true)
  public Response suspendDeployment(@FormParam("deploymentId") String deploymentId) {
    deployments.enable(id(), deploymentId, false, current.actor());
    return back("deploymentSuspended");
  }

  @POST
  @Path("/deployments/resumption")
  @Operation(hidden = true)
  public Response resumeDeployment(@FormParam("deploymentId") String deploymentId) {
    deployments.enable(id(), deploymentId, true, current.actor());
    return back("deploymentResumed");
  }

  /** Only of a registration that nobody ever came in by. */
  @POST
  @Path("/removal")
  @Operation(hidden = true)
  public Response remove() {
    removal.remove(id(), current.actor());
    return Response.seeOther(URI.create(urls.absolute("/console/platforms?done=platformRemoved")))
        .build();
  }

  private View view() {
    var platform = platform();
    var launches = recorder.recent(platform.tenant(), platform.id(), false);
    return View.of(
        "lti/platform.jte",
        new PlatformModel(
            platform,
            tool,
            launches,
            doctor.of(platform.tenant(), platform.id()).stream().findFirst(),
            deployments.of(platform.tenant(), platform.id()),
            registrations.history(platform.tenant(), platform.id()),
            current.may("platform:manage"),
            updates.isPossible(platform.tenant(), platform.id()),
            removal.isPossible(platform.tenant(), platform.id())));
  }

  private Registration platform() {
    return registrations.byId(current.viewer().tenant(), id()).orElseThrow(Refusal::notFound);
  }

  private UUID id() {
    return Ids.parse(id).orElseThrow(Refusal::notFound);
  }

  private Response back(String done) {
    return Response.seeOther(
            URI.create(urls.absolute("/console/platforms/" + id() + "?done=" + done)))
        .build();
  }
}
