package org.xueshi.training.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.lti.control.Launches;
import org.xueshi.training.control.Components;
import org.xueshi.training.control.Copies;
import org.xueshi.training.control.CourseRuns;
import org.xueshi.training.entity.Component;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.entity.Viewer;

/** 复制的课程: its trainer chooses between going on and beginning anew. */
@Path("/c/{launch}/copy")
@RequestScoped
public class CopyPages {

  /**
   * The page.
   *
   * @param next where to go on: {@code course} or {@code choose}
   * @param problem why what was typed does not do; null at first
   */
  public record CopyModel(
      CourseRun source, List<Component> components, Fields fields, String next, Text problem) {}

  @Inject private CurrentViewer current;
  @Inject private Launches launches;
  @Inject private CourseRuns runs;
  @Inject private Components components;
  @Inject private Copies copies;
  @Inject private Clock clock;

  @GET
  @Operation(hidden = true)
  public View copy(@QueryParam("next") @DefaultValue("course") String next) {
    var viewer = current.trainer();
    var source = source(viewer).orElseThrow(Refusal::notFound);
    var title = launches.of(viewer).map(StartPages::contextTitle).orElse("");
    var fields =
        Fields.empty()
            .with("title", title.isEmpty() ? source.title() : title)
            .with("startsOn", LocalDate.ofInstant(clock.instant(), Clocks.DISTRICT_ZONE));
    return view(source, fields, next, null);
  }

  /** A new run, laid out from the old. */
  @POST
  @Operation(hidden = true)
  public Response layOut(MultivaluedMap<String, String> form) {
    var viewer = current.trainer();
    var source = source(viewer).orElseThrow(Refusal::notFound);
    var fields = Fields.of(form);
    var next = next(fields.text("next"));
    try {
      copies.layOut(source, fields.text("title"), fields.date("startsOn"), viewer.courseKey());
    } catch (Refusal refusal) {
      var status = refusal.kind().status();
      return Response.status(status)
          .entity(view(source, fields, next, refusal.text()).status(status))
          .build();
    }
    return Paths.seeOther(viewer, "/" + next + "?done=training.copied");
  }

  /** The same run goes on here. */
  @POST
  @Path("/continuation")
  @Operation(hidden = true)
  public Response resume(@FormParam("next") @DefaultValue("course") String next) {
    var viewer = current.trainer();
    copies.resume(source(viewer).orElseThrow(Refusal::notFound), viewer.courseKey());
    return Paths.seeOther(viewer, "/" + next(next) + "?done=training.resumed");
  }

  /** Where the trainer of a copied course without a run is to decide; empty in any other case. */
  Optional<Response> asked(Viewer viewer, String next) {
    return viewer.isTrainer() && source(viewer).isPresent()
        ? Optional.of(Paths.seeOther(viewer, "/copy?next=" + next))
        : Optional.empty();
  }

  private Optional<CourseRun> source(Viewer viewer) {
    return runs.ofCourseKey(viewer.tenant(), viewer.courseKey()).isPresent()
        ? Optional.empty()
        : launches
            .of(viewer)
            .flatMap(
                launch ->
                    copies.source(
                        viewer.tenant(), viewer.courseKey(), launch.message().contextHistory()));
  }

  private View view(CourseRun source, Fields fields, String next, Text problem) {
    var parts = components.of(source.tenantId(), source.id());
    return View.of("training/copy.jte", new CopyModel(source, parts, fields, next, problem));
  }

  private static String next(String asked) {
    return "choose".equals(asked) ? asked : "course";
  }
}
