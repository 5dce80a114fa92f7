package org.xueshi.training.boundary;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.people.entity.Stage;
import org.xueshi.roster.control.Trainers;
import org.xueshi.roster.control.Units;
import org.xueshi.roster.entity.Trainer;
import org.xueshi.roster.entity.Unit;
import org.xueshi.training.control.CourseRuns;
import org.xueshi.training.control.ProjectPlans;
import org.xueshi.training.control.ProjectPlans.Step;
import org.xueshi.training.control.Projects;
import org.xueshi.training.control.Quotas;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.training.entity.TeachingMethod;
import org.xueshi.training.entity.TeamCategory;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/** 项目方案 in the console: design and plan, team, review and signature, quotas of schools. */
@Path("/console/courses/projects/{id: [0-9a-f-]{36}}")
@RequiresPermissions("place:read")
@RequestScoped
public class ProjectPlanPages {

  /**
   * Everything of a project.
   *
   * @param fields of the plan's form, as typed or as they are
   * @param next quotas of next year; empty unless asked for
   */
  public record PlanModel(
      ProjectPlans.Whole whole,
      List<CourseRun> runs,
      List<Quotas.Line> quotas,
      List<Quotas.Proposal> next,
      List<Unit> units,
      List<Trainer> trainers,
      Fields fields,
      boolean mayWrite,
      boolean mayReview,
      Text problem) {}

  @Inject private CurrentViewer current;
  @Inject private ProjectPlans plans;
  @Inject private CourseRuns runs;
  @Inject private Quotas quotas;
  @Inject private Units units;
  @Inject private Trainers trainers;

  @PathParam("id")
  private UUID id;

  @GET
  @Operation(hidden = true)
  public View plan() {
    return view(null, null);
  }

  @POST
  @Path("/plan")
  @RequiresPermissions("place:manage")
  @Operation(hidden = true)
  public Response describe(MultivaluedMap<String, String> form) {
    var fields = Fields.of(form);
    var design =
        new Projects.Design(fields.text("problem"), fields.text("cases"), fields.text("ethics"));
    var plan =
        new ProjectPlans.Plan(
            fields.some("stages", Stage.class),
            Stream.of(fields.text("subjects").split("[,，、]"))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList(),
            fields.number("yearsMin"),
            fields.number("yearsMax"),
            fields.chose("ruralOnly", "yes"),
            fields.some("methods", TeachingMethod.class),
            fields.text("plan"),
            fields.id("unit"));
    return change(fields, "", () -> plans.describe(tenant(), id, design, plan));
  }

  @POST
  @Path("/team")
  @RequiresPermissions("place:manage")
  @Operation(hidden = true)
  public Response join(MultivaluedMap<String, String> form) {
    var fields = Fields.of(form);
    var trainer = fields.id("trainer");
    if (trainer == null) {
      throw Refusal.notFound();
    }
    var member =
        new ProjectPlans.Member(
            trainer, "", fields.one("category", TeamCategory.class), fields.chose("chief", "yes"));
    return change(null, "#team", () -> plans.join(tenant(), id, member));
  }

  @POST
  @Path("/departures")
  @RequiresPermissions("place:manage")
  @Operation(hidden = true)
  public Response leave(@FormParam("trainer") UUID trainer) {
    return change(null, "#team", () -> plans.leave(tenant(), id, trainer));
  }

  /** Hand in, sign: the Office. */
  @POST
  @Path("/steps")
  @RequiresPermissions("place:manage")
  @Operation(hidden = true)
  public Response step(@FormParam("step") String step, @FormParam("reason") String reason) {
    var taken = "SIGNED".equals(step) ? Step.SIGNED : Step.SUBMITTED;
    return change(null, "", () -> plans.step(tenant(), id, taken, reason, current.actor()));
  }

  /** Approve, return, waive: the bureau. */
  @POST
  @Path("/decisions")
  @RequiresPermissions("place:review")
  @Operation(hidden = true)
  public Response decide(@FormParam("step") String step, @FormParam("reason") String reason) {
    var taken =
        switch (step == null ? "" : step) {
          case "APPROVED" -> Step.APPROVED;
          case "TEAM_WAIVED" -> Step.TEAM_WAIVED;
          default -> Step.RETURNED;
        };
    return change(null, "", () -> plans.step(tenant(), id, taken, reason, current.actor()));
  }

  @POST
  @Path("/quotas")
  @RequiresPermissions("place:manage")
  @Operation(hidden = true)
  public Response quotas(MultivaluedMap<String, String> form) {
    var numbers = numbers(Fields.of(form));
    return change(null, "#quotas", () -> quotas.set(tenant(), id, numbers));
  }

  @POST
  @Path("/next-quotas")
  @RequiresPermissions("place:review")
  @Operation(hidden = true)
  public Response nextQuotas(MultivaluedMap<String, String> form) {
    var numbers = numbers(Fields.of(form));
    return change(null, "#next", () -> quotas.decide(tenant(), id, numbers, current.actor()));
  }

  private static Map<UUID, Integer> numbers(Fields fields) {
    var numbers = new HashMap<UUID, Integer>();
    fields
        .typed()
        .keySet()
        .forEach(
            name ->
                Ids.parse(name)
                    .filter(school -> !fields.text(name).isEmpty())
                    .ifPresent(
                        school ->
                            numbers.put(
                                school,
                                fields.text(name).matches("[0-9]{1,7}")
                                    ? fields.number(name)
                                    : -1)));
    return numbers;
  }

  private Response change(Fields fields, String where, Runnable change) {
    current.console();
    try {
      change.run();
      return Response.seeOther(
              URI.create("/console/courses/projects/" + id + "?done=training.saved" + where))
          .build();
    } catch (Refusal refusal) {
      var status = refusal.kind().status();
      return Response.status(status).entity(view(fields, refusal.text()).status(status)).build();
    }
  }

  private View view(Fields fields, Text problem) {
    var tenant = current.console().tenant();
    var whole = plans.get(tenant, id);
    return View.of(
        "training/plan.jte",
        new PlanModel(
            whole,
            runs.all(tenant).stream().filter(run -> run.projectId().equals(id)).toList(),
            quotas.of(tenant, id),
            quotas.next(tenant, id),
            units.training(tenant),
            trainers.all(tenant),
            fields == null ? fields(whole) : fields,
            current.may("place:manage"),
            current.may("place:review"),
            problem));
  }

  private static Fields fields(ProjectPlans.Whole whole) {
    var plan = whole.plan();
    return Fields.empty()
        .with("problem", whole.project().problem())
        .with("cases", whole.project().cases())
        .with("ethics", whole.project().ethics())
        .withAll("stages", plan.stages())
        .withAll("methods", plan.methods())
        .with("subjects", String.join("、", plan.subjects()))
        .with("yearsMin", plan.yearsMin())
        .with("yearsMax", plan.yearsMax())
        .with("ruralOnly", plan.ruralOnly() ? "yes" : "")
        .with("plan", plan.plan())
        .with("unit", plan.unitId());
  }

  private UUID tenant() {
    return current.viewer().tenant();
  }
}
