package org.xueshi.training.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.lti.control.LaunchDetails;
import org.xueshi.lti.control.Launches;
import org.xueshi.lti.entity.MessageType;
import org.xueshi.web.control.CurrentViewer;

/** Where a launch leads, for browsers that were not sent there at once, and why not elsewhere. */
@Path("/c/{launch}")
@RequestScoped
public class StartPages {

  @Inject private CurrentViewer current;
  @Inject private Launches launches;
  @Inject private CourseLanding landing;

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
    var path =
        landing
            .course(viewer.tenant(), viewer.courseKey(), launch.message())
            .orElseThrow(
                () -> new Refusal(Refusal.Kind.NOT_FOUND, Text.of("training.refusal.otherCourse")));
    return Paths.seeOther(viewer, path);
  }

  /** Title of the platform's course, for defaults; empty outside a course. */
  static String contextTitle(LaunchDetails launch) {
    var title = launch.message().contextTitle();
    return title.isEmpty() ? launch.message().contextLabel() : title;
  }
}
