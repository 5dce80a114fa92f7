package org.xueshi.training.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Level;
import org.xueshi.ledger.entity.ProjectKind;
import org.xueshi.ledger.entity.Theme;
import org.xueshi.training.control.CourseRuns;
import org.xueshi.training.control.PreparedRuns;
import org.xueshi.training.control.Projects;
import org.xueshi.training.entity.PostGroup;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.entity.Viewer;

/** Laying out, attaching and amending the course run of a platform course. Trainers only. */
@Path("/c/{launch}/course-run")
@RequestScoped
public class CourseRunPages {

  private static final String CHOOSE = "choose";

  @Inject private CurrentViewer current;
  @Inject private CourseRuns runs;
  @Inject private PreparedRuns prepared;
  @Inject private LayOutForms forms;

  @GET
  @Operation(hidden = true)
  public Response edit() {
    return Response.ok(forms.of(runs.of(current.trainer()))).build();
  }

  /** A new run here, in a project that is there or a new one. */
  @POST
  @Operation(hidden = true)
  public Response layOut(MultivaluedMap<String, String> form) {
    var viewer = inCourse();
    var fields = Fields.of(form);
    try {
      layOut(viewer, fields);
    } catch (Refusal refusal) {
      return Response.status(refusal.kind().status())
          .entity(
              forms
                  .again(viewer, fields, refusal.text(), next(fields.text("next")))
                  .status(refusal.kind().status()))
          .build();
    }
    return Paths.seeOther(viewer, "/" + next(fields.text("next")) + "?done=training.laidOut");
  }

  /** The Office's prepared run is taught here. */
  @POST
  @Path("/attachment")
  @Operation(hidden = true)
  public Response attach(@FormParam("run") String run, @FormParam("next") String next) {
    var viewer = inCourse();
    runs.attach(viewer.tenant(), Ids.parse(run).orElseThrow(Refusal::notFound), viewer.courseKey());
    return Paths.seeOther(viewer, "/" + next(next) + "?done=training.laidOut");
  }

  @POST
  @Path("/dates")
  @Operation(hidden = true)
  public Response amend(MultivaluedMap<String, String> form) {
    var viewer = current.trainer();
    var run = runs.of(viewer);
    var fields = Fields.of(form);
    try {
      runs.amend(viewer.tenant(), run.id(), plan(fields));
    } catch (Refusal refusal) {
      return Response.status(refusal.kind().status())
          .entity(forms.of(run, fields, refusal.text()).status(refusal.kind().status()))
          .build();
    }
    return Paths.seeOther(viewer, "/course?done=training.saved");
  }

  private Viewer inCourse() {
    var viewer = current.trainer();
    if (viewer.courseKey() == null) {
      throw Refusal.conflict("training.refusal.noCourse");
    }
    return viewer;
  }

  private void layOut(Viewer viewer, Fields fields) {
    var project = fields.id("project");
    if (project != null) {
      runs.layOut(viewer.tenant(), project, plan(fields), viewer.courseKey());
      return;
    }
    var profile =
        new Projects.Profile(
            fields.text("projectTitle"),
            fields.one("kind", ProjectKind.class),
            fields.one("level", Level.class),
            fields.one("theme", Theme.class),
            fields.some("posts", PostGroup.class));
    prepared.withProject(viewer.tenant(), profile, plan(fields), viewer.courseKey());
  }

  private static CourseRuns.Plan plan(Fields fields) {
    return new CourseRuns.Plan(
        fields.text("title"),
        fields.text("code"),
        fields.date("startsOn"),
        fields.date("endsOn"),
        fields.date("followUpUntil"));
  }

  private static String next(String asked) {
    return CHOOSE.equals(asked) ? CHOOSE : "course";
  }
}
