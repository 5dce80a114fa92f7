package org.xueshi.lti.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.control.Doctor;
import org.xueshi.lti.control.Registrations;
import org.xueshi.lti.entity.Checkup;
import org.xueshi.lti.entity.CheckupFinding;
import org.xueshi.lti.entity.Health;
import org.xueshi.lti.entity.Registration;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.PublicUrls;

/** 体检 of one platform in the console: as it goes on, as it was found, and what was found before. */
@Path("/console/platforms/{id: [0-9a-f-]{36}}/checkups")
@RequiresPermissions("platform:read")
@RequestScoped
public class CheckupPages {

  /** One check-up, and those before it. */
  public record CheckupModel(
      Registration platform,
      Checkup checkup,
      List<Checkup> history,
      boolean running,
      boolean brokenOff,
      boolean mayAsk) {

    /** What needs somebody first, then the rest as it was looked at. */
    public List<CheckupFinding> worstFirst() {
      return checkup.findings().stream()
          .sorted(java.util.Comparator.comparing(CheckupFinding::health).reversed())
          .toList();
    }

    /** Whether something is to be done about it. */
    public static boolean needsSomebody(Health health) {
      return health == Health.WARN || health == Health.BAD;
    }
  }

  @Inject private Doctor doctor;
  @Inject private Registrations registrations;
  @Inject private CurrentViewer current;
  @Inject private PublicUrls urls;
  @Inject private Clock clock;

  @PathParam("id")
  private String id;

  @POST
  @RequiresPermissions("platform:manage")
  @Operation(hidden = true)
  public Response ask() {
    var checkup = doctor.ask(id(id), current.actor());
    return Response.seeOther(
            URI.create(urls.absolute("/console/platforms/" + id(id) + "/checkups/" + checkup)))
        .build();
  }

  /** The newest, if there is one; else the platform, where one can be asked for. */
  @GET
  @Operation(hidden = true)
  public Response newest() {
    var newest = doctor.of(current.viewer().tenant(), id(id)).stream().findFirst();
    var path = newest.map(each -> "/checkups/" + each.id()).orElse("");
    return Response.seeOther(URI.create(urls.absolute("/console/platforms/" + id(id) + path)))
        .build();
  }

  @GET
  @Path("/{checkup: [0-9a-f-]{36}}")
  @Operation(hidden = true)
  public View page(@PathParam("checkup") String checkupId) {
    var tenant = current.viewer().tenant();
    var platform = registrations.byId(tenant, id(id)).orElseThrow(Refusal::notFound);
    var checkup =
        doctor
            .find(tenant, id(checkupId))
            .filter(found -> found.registrationId().equals(platform.id()))
            .orElseThrow(Refusal::notFound);
    var now = clock.instant();
    return View.of(
        "lti/checkup.jte",
        new CheckupModel(
            platform,
            checkup,
            doctor.of(tenant, platform.id()),
            checkup.running(now),
            checkup.brokenOff(now),
            platform.active() && current.may("platform:manage")));
  }

  private static UUID id(String text) {
    return Ids.parse(text).orElseThrow(Refusal::notFound);
  }
}
