package org.xueshi.training.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.control.Launches;
import org.xueshi.lti.control.Rosters;
import org.xueshi.training.control.CourseRuns;
import org.xueshi.training.control.Enrolments;
import org.xueshi.training.entity.Standing;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/** 学员名单: who is enrolled on the platform, and how they stand to this course run. */
@Path("/c/{launch}/members")
@RequestScoped
public class MembersPages {

  @Inject private CurrentViewer current;
  @Inject private Launches launches;
  @Inject private CourseRuns runs;
  @Inject private Rosters rosters;
  @Inject private Enrolments enrolments;

  @GET
  @Operation(hidden = true)
  public View members(
      @QueryParam("show") @DefaultValue("") String show,
      @QueryParam("q") @DefaultValue("") String words,
      @QueryParam("page") @DefaultValue("1") String page) {
    var viewer = current.trainer();
    var run = runs.of(viewer);
    var offered =
        launches
            .of(viewer)
            .filter(launch -> launch.message().memberships().isPresent())
            .isPresent();
    var standing = Stream.of(Standing.values()).filter(one -> one.name().equals(show)).findFirst();
    return View.of(
        "training/members.jte",
        new MembersModel(
            run,
            rosters.of(viewer.tenant(), viewer.courseKey()).orElse(null),
            offered,
            enrolments.of(run, viewer.courseKey()),
            standing.orElse(null),
            words.strip(),
            page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1));
  }

  /** Has the platform's roster read, in the background. */
  @POST
  @Path("/readings")
  @Operation(hidden = true)
  public Response read() {
    var viewer = current.trainer();
    runs.of(viewer);
    rosters.ask(launches.of(viewer).orElseThrow(Refusal::notFound), viewer.courseKey());
    return Paths.seeOther(viewer, "/members?done=training.rosterAsked");
  }
}
