package org.xueshi.training.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Level;
import org.xueshi.ledger.entity.ProjectKind;
import org.xueshi.ledger.entity.Theme;
import org.xueshi.people.control.Districts;
import org.xueshi.training.control.Components;
import org.xueshi.training.control.CourseRuns;
import org.xueshi.training.control.PreparedRuns;
import org.xueshi.training.control.Projects;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.training.entity.PostGroup;

/** Projects and course runs by API. Permissions {@code course:read} and {@code course:write}. */
@Path("/api/v1")
@RequiresPermissions("course:write")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CourseResource {

  /** A project as sent; title, kind, level and theme are required. */
  public record ProjectBody(
      String title,
      ProjectKind kind,
      Level level,
      Theme theme,
      List<PostGroup> posts,
      String problem,
      String cases,
      String ethics) {}

  /**
   * A course run as sent.
   *
   * @param code unique in the district; sent again, it is refused (409)
   * @param followUpUntil null = three calendar months after the end (25.1)
   * @param courseKey the platform course, registration/context; null = to be attached by a trainer
   */
  public record RunBody(
      UUID projectId,
      String title,
      String code,
      LocalDate startsOn,
      LocalDate endsOn,
      LocalDate followUpUntil,
      String courseKey,
      List<ComponentBody> components) {}

  /** The identifier given. */
  public record Stored(UUID id) {}

  /** A course run as told. */
  public record RunAnswer(
      UUID id,
      UUID projectId,
      String title,
      String code,
      LocalDate startsOn,
      LocalDate endsOn,
      LocalDate followUpUntil,
      String courseKey,
      List<ComponentBody> components) {}

  @Inject private Districts districts;
  @Inject private Projects projects;
  @Inject private CourseRuns runs;
  @Inject private Components components;
  @Inject private PreparedRuns prepared;
  @Inject private ComponentBodies bodies;

  @POST
  @Path("/projects")
  public Response create(ProjectBody body) {
    if (body == null) {
      throw Refusal.invalid("training.refusal.profile");
    }
    var posts = body.posts() == null ? List.<PostGroup>of() : body.posts();
    var profile =
        new Projects.Profile(body.title(), body.kind(), body.level(), body.theme(), posts);
    var design = new Projects.Design(body.problem(), body.cases(), body.ethics());
    return created(projects.create(districts.current(), profile, design).id());
  }

  @POST
  @Path("/course-runs")
  public Response prepare(RunBody body) {
    if (body == null || body.projectId() == null) {
      throw Refusal.notFound();
    }
    var tenant = districts.current();
    var plan =
        new CourseRuns.Plan(
            body.title(), body.code(), body.startsOn(), body.endsOn(), body.followUpUntil());
    var sent = body.components() == null ? List.<ComponentBody>of() : body.components();
    var parts = sent.stream().map(part -> bodies.plan(tenant, part)).toList();
    var run =
        prepared.prepare(
            tenant, body.projectId(), new PreparedRuns.Prepared(plan, parts, body.courseKey()));
    return created(run.id());
  }

  @GET
  @Path("/course-runs")
  @RequiresPermissions("course:read")
  public List<RunAnswer> all() {
    return runs.all(districts.current()).stream().map(this::told).toList();
  }

  private RunAnswer told(CourseRun run) {
    var parts = components.of(run.tenantId(), run.id()).stream().map(ComponentBodies::told);
    return new RunAnswer(
        run.id(),
        run.projectId(),
        run.title(),
        run.code(),
        run.startsOn(),
        run.endsOn(),
        run.followUpUntil(),
        run.courseKey().orElse(null),
        parts.toList());
  }

  private static Response created(UUID id) {
    return Response.status(Response.Status.CREATED).entity(new Stored(id)).build();
  }
}
