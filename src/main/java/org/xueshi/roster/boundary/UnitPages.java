package org.xueshi.roster.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.people.control.Schools;
import org.xueshi.roster.control.Units;
import org.xueshi.roster.entity.Qualification;
import org.xueshi.roster.entity.Unit;
import org.xueshi.roster.entity.UnitKind;
import org.xueshi.roster.entity.Validity;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/** Bases, providers, studios, workshops and communities in the console. */
@Path("/console/roster/units")
@RequiresPermissions("people:read")
@RequestScoped
public class UnitPages {

  /** All units with the qualifications, and the form of a new one. */
  public record UnitsModel(
      List<Unit> units,
      List<Qualification> qualifications,
      LocalDate today,
      Map<UUID, String> schools,
      Typed typed,
      Text problem,
      boolean mayWrite) {

    public List<Unit> of(UnitKind kind) {
      return units.stream().filter(unit -> unit.kind() == kind).toList();
    }

    /** The qualification that holds longest today, or null. */
    public Qualification holds(Unit unit) {
      return qualifications.stream()
          .filter(one -> one.unitId().equals(unit.id()) && one.validity().holdsOn(today))
          .findFirst()
          .orElse(null);
    }
  }

  /** One unit. */
  public record UnitModel(
      Unit unit,
      List<Qualification> qualifications,
      List<Units.Member> members,
      LocalDate today,
      Map<UUID, String> schools,
      Typed typed,
      Text problem,
      boolean mayWrite) {}

  @Inject private CurrentViewer current;
  @Inject private Units units;
  @Inject private Schools schools;
  @Inject private Clock clock;

  @GET
  @Operation(hidden = true)
  public View list() {
    return list(Typed.empty(), null);
  }

  @POST
  @RequiresPermissions("people:write")
  @Operation(hidden = true)
  public Response add(MultivaluedMap<String, String> form) {
    var typed = Typed.of(form);
    try {
      var id = units.put(current.console().tenant(), unit(null, typed));
      return seeOther("/" + id + "?done=roster.saved");
    } catch (Refusal refusal) {
      return Response.status(422).entity(list(typed, refusal.text()).status(422)).build();
    }
  }

  @GET
  @Path("/{id: [0-9a-f-]{36}}")
  @Operation(hidden = true)
  public View one(@PathParam("id") UUID id) {
    return one(id, null, null);
  }

  @POST
  @Path("/{id: [0-9a-f-]{36}}")
  @RequiresPermissions("people:write")
  @Operation(hidden = true)
  public Response describe(@PathParam("id") UUID id, MultivaluedMap<String, String> form) {
    var typed = Typed.of(form);
    return change(id, typed, () -> units.put(tenant(), unit(id, typed)));
  }

  @POST
  @Path("/{id: [0-9a-f-]{36}}/qualifications")
  @RequiresPermissions("people:write")
  @Operation(hidden = true)
  public Response qualify(@PathParam("id") UUID id, MultivaluedMap<String, String> form) {
    var typed = Typed.of(form);
    var validity = new Validity(typed.date("from"), typed.date("until"), null);
    return change(
        id,
        typed,
        () -> units.qualify(tenant(), id, typed.text("title"), typed.text("number"), validity));
  }

  @POST
  @Path("/{id: [0-9a-f-]{36}}/qualifications/{one: [0-9a-f-]{36}}/revocation")
  @RequiresPermissions("people:write")
  @Operation(hidden = true)
  public Response revoke(@PathParam("id") UUID id, @PathParam("one") UUID one) {
    return change(id, null, () -> units.revoke(tenant(), one, today()));
  }

  @POST
  @Path("/{id: [0-9a-f-]{36}}/members")
  @RequiresPermissions("people:write")
  @Operation(hidden = true)
  public Response join(@PathParam("id") UUID id, MultivaluedMap<String, String> form) {
    var typed = Typed.of(form);
    return change(
        id,
        typed,
        () -> units.join(tenant(), id, typed.text("member"), typed.ticked("leader"), today()));
  }

  @POST
  @Path("/{id: [0-9a-f-]{36}}/departures")
  @RequiresPermissions("people:write")
  @Operation(hidden = true)
  public Response leave(@PathParam("id") UUID id, @FormParam("person") UUID person) {
    return change(id, null, () -> units.leave(tenant(), id, person, today()));
  }

  private Response change(UUID id, Typed typed, Runnable change) {
    units.get(current.console().tenant(), id);
    try {
      change.run();
      return seeOther("/" + id + "?done=roster.saved");
    } catch (Refusal refusal) {
      return Response.status(422).entity(one(id, typed, refusal.text()).status(422)).build();
    }
  }

  private View list(Typed typed, Text problem) {
    var tenant = current.console().tenant();
    return View.of(
        "roster/units.jte",
        new UnitsModel(
            units.all(tenant),
            units.qualifications(tenant),
            today(),
            schools.names(tenant),
            typed,
            problem,
            current.may("people:write")));
  }

  private View one(UUID id, Typed typed, Text problem) {
    var tenant = current.console().tenant();
    var unit = units.get(tenant, id);
    return View.of(
        "roster/unit.jte",
        new UnitModel(
            unit,
            units.qualifications(tenant, id),
            units.members(tenant, id),
            today(),
            schools.names(tenant),
            typed == null || !typed.fields().containsKey("name") ? typed(unit, typed) : typed,
            problem,
            current.may("people:write")));
  }

  private static Typed typed(Unit unit, Typed more) {
    var fields = new HashMap<String, String>();
    fields.put("kind", unit.kind().name());
    fields.put("name", unit.name());
    fields.put("school", unit.schoolId() == null ? "" : unit.schoolId().toString());
    fields.put("responsible", unit.responsible());
    fields.put("remark", unit.remark());
    fields.put("endedOn", unit.endedOn() == null ? "" : unit.endedOn().toString());
    if (more != null) {
      fields.putAll(more.fields());
    }
    return new Typed(fields);
  }

  private static Unit unit(UUID id, Typed typed) {
    return new Unit(
        id,
        typed.one("kind", UnitKind.class),
        typed.text("name"),
        typed.id("school"),
        typed.text("responsible"),
        typed.text("remark"),
        typed.date("endedOn"));
  }

  private UUID tenant() {
    return current.viewer().tenant();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Clocks.DISTRICT_ZONE);
  }

  private static Response seeOther(String path) {
    return Response.seeOther(URI.create("/console/roster/units" + path)).build();
  }
}
