package org.xueshi.gradebook.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.gradebook.boundary.GradebookModels.DraftModel;
import org.xueshi.gradebook.boundary.GradebookModels.PostedModel;
import org.xueshi.gradebook.control.CreditPostings;
import org.xueshi.gradebook.control.GradebookRuns;
import org.xueshi.gradebook.entity.Choice;
import org.xueshi.gradebook.entity.Draft;
import org.xueshi.gradebook.entity.Posted;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.people.control.Persons;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.entity.Language;

/** From the table to the ledger: the total first, then the posting, then what came of it. */
@Path("/console/gradebook/{run}")
@RequiresPermissions("gradebook:post")
@RequestScoped
public class PostingPages {

  @Inject private CurrentViewer current;
  @Inject private CourseFacts courses;
  @Inject private GradebookRuns runs;
  @Inject private CreditPostings postings;
  @Inject private Persons persons;

  /** Shows what everything that is ready comes to. */
  @GET
  @Path("/draft")
  @Operation(hidden = true)
  public View draftOfReady(@PathParam("run") String run) {
    var tenant = current.console().tenant();
    var course = courses.get(tenant, parse(run));
    return page(course, postings.draftOfReady(tenant, course.id()));
  }

  /** Shows what the chosen come to; a form, since there may be thousands. Writes nothing. */
  @POST
  @Path("/draft")
  @Operation(hidden = true)
  public Response draft(@PathParam("run") String run, @FormParam("key") List<String> keys) {
    var tenant = current.console().tenant();
    var course = courses.get(tenant, parse(run));
    if (keys.isEmpty()) {
      var table = URI.create("/console/gradebook/" + course.id() + "?chosen=none");
      return Response.seeOther(table).build();
    }
    // A line with several pieces of evidence names them all.
    var each = keys.stream().flatMap(key -> Stream.of(key.split(" "))).toList();
    return Response.ok(page(course, postings.draft(tenant, course.id(), each))).build();
  }

  private View page(CourseRun course, Draft draft) {
    var rounding = courses.rounding(course.tenantId());
    return View.of("gradebook/draft.jte", new DraftModel(course, draft, rounding));
  }

  @POST
  @Path("/postings")
  @Operation(hidden = true)
  public Response post(@PathParam("run") String run, @FormParam("choice") List<String> choices) {
    var tenant = current.console().tenant();
    var course = courses.get(tenant, parse(run));
    var latest =
        runs.latest(tenant, course.id())
            .orElseThrow(() -> Refusal.conflict("gradebook.refusal.readFirst"));
    var parsed = choices.stream().map(Choice::parse).flatMap(Optional::stream).toList();
    var posted = postings.post(latest, parsed, current.actor());
    return Response.seeOther(
            URI.create("/console/gradebook/" + course.id() + "/postings/" + posted.id()))
        .build();
  }

  @GET
  @Path("/postings/{id}")
  @RequiresPermissions("gradebook:read")
  @Operation(hidden = true)
  public View posted(@PathParam("run") String run, @PathParam("id") String id) {
    var viewer = current.console();
    var posted = postings.get(viewer.tenant(), parse(id));
    if (!posted.courseRunId().equals(parse(run))) {
      throw Refusal.notFound();
    }
    var people =
        persons.byIds(
            viewer.tenant(), posted.rows().stream().map(Posted.Row::personId).distinct().toList());
    var course = courses.get(viewer.tenant(), posted.courseRunId());
    var chinese = viewer.language() == Language.ZH_CN;
    return View.of("gradebook/posted.jte", new PostedModel(course, posted, people, chinese));
  }

  private static UUID parse(String id) {
    return Ids.parse(id).orElseThrow(Refusal::notFound);
  }
}
