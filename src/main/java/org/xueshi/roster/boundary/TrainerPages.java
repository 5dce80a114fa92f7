package org.xueshi.roster.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.roster.control.Trainers;
import org.xueshi.roster.entity.Appointment;
import org.xueshi.roster.entity.Trainer;
import org.xueshi.roster.entity.TrainerRole;
import org.xueshi.roster.entity.Validity;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/** 培训者与专家库 in the console: who is in it, and who is appointed until when. */
@Path("/console/roster/trainers")
@RequiresPermissions("people:read")
@RequestScoped
public class TrainerPages {

  /** The pool with its appointments, and the forms. */
  public record TrainersModel(
      List<Trainer> trainers,
      List<Appointment> appointments,
      LocalDate today,
      Typed typed,
      Text problem,
      boolean mayWrite) {

    public List<Appointment> of(Trainer trainer) {
      return appointments.stream().filter(one -> one.trainerId().equals(trainer.id())).toList();
    }
  }

  @Inject private CurrentViewer current;
  @Inject private Trainers trainers;
  @Inject private Clock clock;

  @GET
  @Operation(hidden = true)
  public View list() {
    return view(Typed.empty(), null);
  }

  @POST
  @RequiresPermissions("people:write")
  @Operation(hidden = true)
  public Response add(MultivaluedMap<String, String> form) {
    var typed = Typed.of(form);
    var trainer =
        new Trainer(
            null,
            null,
            typed.text("name"),
            typed.text("workplace"),
            typed.text("expertise"),
            typed.ticked("fullTime"));
    return change(
        typed, () -> trainers.add(current.viewer().tenant(), trainer, typed.text("staffNumber")));
  }

  @POST
  @Path("/appointments")
  @RequiresPermissions("people:write")
  @Operation(hidden = true)
  public Response appoint(MultivaluedMap<String, String> form) {
    var typed = Typed.of(form);
    var validity = new Validity(typed.date("from"), typed.date("until"), null);
    return change(
        typed,
        () ->
            trainers.appoint(
                current.viewer().tenant(),
                typed.id("trainer"),
                typed.one("role", TrainerRole.class),
                validity));
  }

  @POST
  @Path("/appointments/{id: [0-9a-f-]{36}}/end")
  @RequiresPermissions("people:write")
  @Operation(hidden = true)
  public Response end(@PathParam("id") UUID id) {
    return change(Typed.empty(), () -> trainers.end(current.viewer().tenant(), id, today()));
  }

  private Response change(Typed typed, Runnable change) {
    current.console();
    try {
      change.run();
      return Response.seeOther(URI.create("/console/roster/trainers?done=roster.saved")).build();
    } catch (Refusal refusal) {
      return Response.status(422).entity(view(typed, refusal.text()).status(422)).build();
    }
  }

  private View view(Typed typed, Text problem) {
    var tenant = current.console().tenant();
    return View.of(
        "roster/trainers.jte",
        new TrainersModel(
            trainers.all(tenant),
            trainers.appointments(tenant),
            today(),
            typed,
            problem,
            current.may("people:write")));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Clocks.DISTRICT_ZONE);
  }
}
