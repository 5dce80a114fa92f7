package org.xueshi.training.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.training.control.Components;
import org.xueshi.training.control.CourseRuns;
import org.xueshi.training.entity.Component;
import org.xueshi.training.entity.ComponentKind;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.entity.Viewer;

/** Adding, changing, moving and removing components of the launched course. Trainers only. */
@Path("/c/{launch}/components")
@RequestScoped
public class ComponentPages {

  @Inject private CurrentViewer current;
  @Inject private CourseRuns runs;
  @Inject private Components components;
  @Inject private ComponentForms forms;
  @Inject private Clock clock;

  /** An empty form; {@code kind} is UNIT, SESSION or TASK. */
  @GET
  @Path("/new")
  @Operation(hidden = true)
  public View blank(@QueryParam("kind") String kind, @QueryParam("next") String next) {
    var viewer = current.trainer();
    var run = runs.of(viewer);
    var fields = ComponentForms.blank(clock.instant(), run.followUpUntil());
    return view(viewer, null, kind(kind), fields.with("next", next));
  }

  @POST
  @Operation(hidden = true)
  public Response add(MultivaluedMap<String, String> form) {
    var viewer = current.trainer();
    var run = runs.of(viewer);
    var fields = Fields.of(form);
    var kind = kind(fields.text("kind"));
    try {
      var plan = forms.plan(viewer.tenant(), kind, fields);
      components.addAll(run, forms.daily(viewer.language(), plan, fields));
    } catch (Refusal refusal) {
      return again(viewer, null, kind, new Attempt(fields, refusal));
    }
    return Paths.seeOther(viewer, "/" + next(fields) + "?done=training.added");
  }

  @GET
  @Path("/{component}")
  @Operation(hidden = true)
  public View edit(@PathParam("component") String id) {
    var viewer = current.trainer();
    var component = component(runs.of(viewer), id);
    return view(viewer, component, component.kind(), ComponentForms.of(component));
  }

  @POST
  @Path("/{component}")
  @Operation(hidden = true)
  public Response change(@PathParam("component") String id, MultivaluedMap<String, String> form) {
    var viewer = current.trainer();
    var run = runs.of(viewer);
    var component = component(run, id);
    var fields = Fields.of(form);
    try {
      components.change(run, component.id(), forms.plan(viewer.tenant(), component.kind(), fields));
    } catch (Refusal refusal) {
      return again(viewer, component, component.kind(), new Attempt(fields, refusal));
    }
    return Paths.seeOther(viewer, "/course?done=training.saved");
  }

  @POST
  @Path("/{component}/place")
  @Operation(hidden = true)
  public Response move(@PathParam("component") String id, @FormParam("by") int by) {
    var viewer = current.trainer();
    components.move(runs.of(viewer), id(id), by);
    return Paths.seeOther(viewer, "/course");
  }

  @POST
  @Path("/{component}/removal")
  @Operation(hidden = true)
  public Response remove(@PathParam("component") String id) {
    var viewer = current.trainer();
    components.remove(runs.of(viewer), id(id));
    return Paths.seeOther(viewer, "/course?done=training.removed");
  }

  /** What was typed, and why it does not do. */
  private record Attempt(Fields fields, Refusal refusal) {}

  private Response again(Viewer viewer, Component existing, ComponentKind kind, Attempt attempt) {
    var model =
        new ComponentModel(
            kind,
            existing,
            attempt.fields(),
            attempt.refusal().text(),
            forms.resources(viewer.tenant(), kind, existing),
            forms.sessions(runs.of(viewer), existing),
            next(attempt.fields()));
    var status = attempt.refusal().kind().status();
    return Response.status(status)
        .entity(View.of("training/component.jte", model).status(status))
        .build();
  }

  private View view(Viewer viewer, Component existing, ComponentKind kind, Fields fields) {
    var resources = forms.resources(viewer.tenant(), kind, existing);
    return View.of(
        "training/component.jte",
        new ComponentModel(
            kind,
            existing,
            fields,
            null,
            resources,
            forms.sessions(runs.of(viewer), existing),
            next(fields)));
  }

  private Component component(CourseRun run, String id) {
    return components.get(run, id(id));
  }

  private static UUID id(String text) {
    return Ids.parse(text).orElseThrow(Refusal::notFound);
  }

  private static ComponentKind kind(String name) {
    var kind = Fields.empty().with("kind", name).one("kind", ComponentKind.class);
    if (kind == null) {
      throw Refusal.notFound();
    }
    return kind;
  }

  private static String next(Fields fields) {
    return "choose".equals(fields.text("next")) ? "choose" : "course";
  }
}
