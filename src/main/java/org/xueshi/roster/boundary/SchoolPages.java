package org.xueshi.roster.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.people.entity.Stage;
import org.xueshi.roster.control.SchoolDesk;
import org.xueshi.roster.control.SchoolDesk.SchoolLine;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/** Schools and kindergartens in the console: added, described anew, ended. */
@Path("/console/roster/schools")
@RequiresPermissions("people:read")
@RequestScoped
public class SchoolPages {

  /** All schools, and the form beside them. */
  public record SchoolsModel(
      List<SchoolLine> schools, Typed typed, Text problem, boolean mayWrite) {}

  @Inject private CurrentViewer current;
  @Inject private SchoolDesk desk;

  /**
   * @param code of the school to be edited; none for a new one
   */
  @GET
  @Operation(hidden = true)
  public View list(@QueryParam("code") String code) {
    var all = desk.all(current.console().tenant());
    var typed =
        all.stream()
            .filter(one -> one.code().equals(code))
            .findFirst()
            .map(SchoolPages::typed)
            .orElse(Typed.empty());
    return View.of(
        "roster/schools.jte", new SchoolsModel(all, typed, null, current.may("people:write")));
  }

  @POST
  @RequiresPermissions("people:write")
  @Operation(hidden = true)
  public Response put(MultivaluedMap<String, String> form) {
    var tenant = current.console().tenant();
    var typed = Typed.of(form);
    try {
      desk.put(
          tenant,
          new SchoolLine(
              null,
              typed.text("code"),
              typed.text("name"),
              typed.one("stage", Stage.class),
              typed.ticked("rural"),
              typed.text("responsible"),
              typed.date("endedOn"),
              0));
    } catch (Refusal refusal) {
      var model = new SchoolsModel(desk.all(tenant), typed, refusal.text(), true);
      return Response.status(422).entity(View.of("roster/schools.jte", model).status(422)).build();
    }
    return Response.seeOther(URI.create("/console/roster/schools?done=roster.saved")).build();
  }

  private static Typed typed(SchoolLine school) {
    var fields = new HashMap<String, String>();
    fields.put("code", school.code());
    fields.put("name", school.name());
    fields.put("stage", school.stage().name());
    fields.put("responsible", school.responsible());
    fields.put("endedOn", school.endedOn() == null ? "" : school.endedOn().toString());
    if (school.rural()) {
      fields.put("rural", "on");
    }
    return new Typed(fields);
  }
}
