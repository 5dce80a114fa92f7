package org.xueshi.training.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.entity.Level;
import org.xueshi.ledger.entity.ProjectKind;
import org.xueshi.ledger.entity.Theme;
import org.xueshi.training.control.CourseRuns;
import org.xueshi.training.control.Projects;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.training.entity.PostGroup;
import org.xueshi.training.entity.Project;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/** 培训项目与期次 in the console: all of them, and new projects. */
@Path("/console/courses")
@RequiresPermissions("course:read")
@RequestScoped
public class ConsoleCoursePages {

  /** All projects, each with its runs. */
  public record CoursesModel(List<Project> projects, List<CourseRun> runs, boolean mayWrite) {

    public List<CourseRun> runsOf(Project project) {
      return runs.stream().filter(run -> run.projectId().equals(project.id())).toList();
    }
  }

  /** The form of a new project. */
  public record ProjectModel(Fields fields, Text problem) {}

  @Inject private CurrentViewer current;
  @Inject private Projects projects;
  @Inject private CourseRuns runs;

  @GET
  @Operation(hidden = true)
  public View courses() {
    var tenant = current.console().tenant();
    return View.of(
        "training/courses.jte",
        new CoursesModel(projects.all(tenant), runs.all(tenant), current.may("course:write")));
  }

  @GET
  @Path("/projects/new")
  @RequiresPermissions("course:write")
  @Operation(hidden = true)
  public View blank() {
    var fields =
        Fields.empty()
            .with("kind", ProjectKind.IN_SERVICE)
            .with("level", Level.DISTRICT)
            .with("theme", Theme.SUBJECT);
    return View.of("training/newProject.jte", new ProjectModel(fields, null));
  }

  @POST
  @Path("/projects")
  @RequiresPermissions("course:write")
  @Operation(hidden = true)
  public Response create(MultivaluedMap<String, String> form) {
    var fields = Fields.of(form);
    var profile =
        new Projects.Profile(
            fields.text("projectTitle"),
            fields.one("kind", ProjectKind.class),
            fields.one("level", Level.class),
            fields.one("theme", Theme.class),
            fields.some("posts", PostGroup.class));
    var design =
        new Projects.Design(fields.text("problem"), fields.text("cases"), fields.text("ethics"));
    try {
      projects.create(current.console().tenant(), profile, design);
    } catch (Refusal refusal) {
      var status = refusal.kind().status();
      var model = new ProjectModel(fields, refusal.text());
      return Response.status(status)
          .entity(View.of("training/newProject.jte", model).status(status))
          .build();
    }
    return Response.seeOther(URI.create("/console/courses?done=training.saved")).build();
  }
}
