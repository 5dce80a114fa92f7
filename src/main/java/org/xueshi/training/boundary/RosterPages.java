package org.xueshi.training.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.training.control.Attendance;
import org.xueshi.training.control.Components;
import org.xueshi.training.control.CourseRuns;
import org.xueshi.training.control.OfflineRosters;
import org.xueshi.training.control.Substitutions;
import org.xueshi.training.entity.TrainingSession;
import org.xueshi.web.boundary.Sheets;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.Messages;
import org.xueshi.web.entity.Viewer;

/** What the trainer decides on the roster. */
@Path("/c/{launch}/sessions/{session}/roster")
@RequestScoped
public class RosterPages {

  @Inject private CurrentViewer current;
  @Inject private CourseRuns runs;
  @Inject private Components components;
  @Inject private Attendance attendance;
  @Inject private Substitutions substitutions;
  @Inject private OfflineRosters offline;
  @Inject private RosterModels rosters;
  @Inject private Messages messages;

  /** Confirms one person with these minutes, or everybody who signed in. */
  @POST
  @Path("/confirmations")
  @Operation(hidden = true)
  public Response confirm(
      @PathParam("session") String id,
      @FormParam("person") String person,
      @FormParam("minutes") String minutes) {
    var viewer = current.trainer();
    var session = session(viewer, id);
    if (person == null || person.isBlank()) {
      attendance.confirmAll(session, viewer.actor());
    } else {
      var typed = minutes == null || minutes.isBlank() ? null : minutes(minutes);
      attendance.confirm(session, person(person), typed, viewer.actor());
    }
    return back(viewer, session, "training.confirmed");
  }

  @POST
  @Path("/strikes")
  @Operation(hidden = true)
  public Response strikeOff(@PathParam("session") String id, @FormParam("person") String person) {
    var viewer = current.trainer();
    var session = session(viewer, id);
    attendance.strikeOff(session, person(person), viewer.actor());
    return back(viewer, session, "training.struck");
  }

  /** The address that opens the offline roster, shown once: it works once. */
  @POST
  @Path("/offline")
  @Operation(hidden = true)
  public View offline(@PathParam("session") String id) {
    var viewer = current.trainer();
    var session = session(viewer, id);
    var issued = offline.issue(session, viewer.actor());
    var ticket = "/roster/" + issued.pass().id() + "/open/" + issued.ticket();
    return View.of("training/session.jte", rosters.of(runs.of(viewer), session, ticket));
  }

  @GET
  @Path("/table.{ending: csv|xlsx}")
  @Operation(hidden = true)
  public Response table(@PathParam("session") String id, @PathParam("ending") String ending) {
    var viewer = current.trainer();
    var model = rosters.of(runs.of(viewer), session(viewer, id), null);
    var sheet = new RosterTable(messages, viewer.language()).of(model);
    return Sheets.answer(sheet, Sheets.Format.of(ending), "attendance");
  }

  /** What an offline roster brought that did not fit: taken, or what we have is kept. */
  @POST
  @Path("/conflicts")
  @Operation(hidden = true)
  public Response settle(
      @PathParam("session") String id,
      @FormParam("stamp") String stamp,
      @FormParam("take") String take) {
    var viewer = current.trainer();
    var session = session(viewer, id);
    offline.settle(session, person(stamp), "yes".equals(take), viewer.actor());
    return back(viewer, session, "training.settled");
  }

  /** Somebody else leads the session than was planned. */
  @POST
  @Path("/leader")
  @Operation(hidden = true)
  public Response substitute(
      @PathParam("session") String id,
      @FormParam("leader") String leader,
      @FormParam("reason") String reason) {
    var viewer = current.trainer();
    var session = session(viewer, id);
    var why = new Substitutions.Why(reason, viewer.actor());
    substitutions.substitute(runs.of(viewer), session.id(), leader, why);
    return back(viewer, session, "training.saved");
  }

  private TrainingSession session(Viewer viewer, String id) {
    return components.get(runs.of(viewer), person(id), TrainingSession.class);
  }

  private static Integer minutes(String typed) {
    return Fields.empty().with("minutes", typed).number("minutes");
  }

  private static UUID person(String id) {
    return Ids.parse(id).orElseThrow(Refusal::notFound);
  }

  private static Response back(Viewer viewer, TrainingSession session, String done) {
    return Paths.seeOther(viewer, "/sessions/" + session.id() + "?done=" + done);
  }
}
