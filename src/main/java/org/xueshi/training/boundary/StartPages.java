package org.xueshi.training.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.lti.control.LaunchDetails;
import org.xueshi.lti.control.Launches;
import org.xueshi.lti.entity.MessageType;
import org.xueshi.training.control.Components;
import org.xueshi.training.control.CourseRuns;
import org.xueshi.training.entity.Component;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.entity.Viewer;

/** Where a launch leads: the chooser, the component it names, or the course. */
@Path("/c/{launch}")
@RequestScoped
public class StartPages {

  /** Custom parameter of our links: the component's identifier. Lower case, for Moodle. */
  public static final String ITEM = "xs_item";

  @Inject private CurrentViewer current;
  @Inject private Launches launches;
  @Inject private CourseRuns runs;
  @Inject private Components components;

  @GET
  @Operation(hidden = true)
  public Response home() {
    return Paths.seeOther(current.launched(), "/course");
  }

  @GET
  @Path("/start")
  @Operation(hidden = true)
  public Response start() {
    var viewer = current.launched();
    var launch = launches.of(viewer).orElseThrow(Refusal::notFound);
    if (launch.message().type() == MessageType.DEEP_LINKING) {
      return Paths.seeOther(current.trainer(), "/choose");
    }
    var item = launch.message().custom().getOrDefault(ITEM, "");
    return Paths.seeOther(viewer, item.isEmpty() ? "/course" : pathOf(viewer, item));
  }

  /** Links are copied between courses; what belongs to another course is not shown here. */
  private String pathOf(Viewer viewer, String item) {
    return runs.ofCourseKey(viewer.tenant(), viewer.courseKey())
        .flatMap(
            run ->
                components.of(run.tenantId(), run.id()).stream()
                    .filter(one -> Ids.parse(item).filter(one.id()::equals).isPresent())
                    .findFirst())
        .map(StartPages::path)
        .orElseThrow(
            () -> new Refusal(Refusal.Kind.NOT_FOUND, Text.of("training.refusal.otherCourse")));
  }

  private static String path(Component component) {
    return Paths.of(component.kind(), component.id());
  }

  /** Title of the platform's course, for defaults; empty outside a course. */
  static String contextTitle(LaunchDetails launch) {
    var title = launch.message().contextTitle();
    return title.isEmpty() ? launch.message().contextLabel() : title;
  }
}
