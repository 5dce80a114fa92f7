package org.xueshi.followup.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.followup.control.ClosingDocuments;
import org.xueshi.followup.control.FollowUps;
import org.xueshi.followup.control.Surveys;
import org.xueshi.followup.entity.ClosingDocument;
import org.xueshi.followup.entity.FollowUpRules;
import org.xueshi.followup.entity.ReleaseRule;
import org.xueshi.followup.entity.SurveyResult;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.training.control.CourseRuns;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.entity.Viewer;

/** 训后跟踪 of a run, for its trainers: rules, what waits, surveys, documents, closing. */
@Path("/c/{launch}/follow-up")
@RequestScoped
public class FollowUpPages {

  /**
   * The trainer's page.
   *
   * @param problem why what was asked does not do; null at first
   */
  public record FollowUpModel(
      CourseRun run,
      FollowUps.Standing standing,
      List<ClosingDocument> documents,
      List<SurveyResult> surveys,
      Text problem) {}

  @Inject private CurrentViewer current;
  @Inject private CourseRuns runs;
  @Inject private FollowUps followUps;
  @Inject private ClosingDocuments documents;
  @Inject private Surveys surveys;
  @Inject private AttachedFiles files;

  @GET
  @Operation(hidden = true)
  public View page() {
    return view(runs.of(current.trainer()), null);
  }

  @POST
  @Path("/rules")
  @Operation(hidden = true)
  public Response lead(@FormParam("release") String release, @FormParam("days") String days) {
    var viewer = current.trainer();
    var run = runs.of(viewer);
    var number = days != null && days.strip().matches("[0-9]{1,3}") ? days.strip() : "0";
    var rule = "BY_TASK".equals(release) ? ReleaseRule.BY_TASK : ReleaseRule.AT_END;
    return done(
        viewer,
        run,
        "training.saved",
        () -> followUps.lead(run, new FollowUpRules(rule, Integer.parseInt(number))));
  }

  @POST
  @Path("/documents")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(hidden = true)
  public Response add(InputStream body) {
    var viewer = current.trainer();
    var run = runs.of(viewer);
    return done(
        viewer,
        run,
        "followup.attached",
        () -> {
          var form = files.form(body);
          var kind = kind(form.field("kind"));
          documents.add(run, kind, AttachedFiles.one(form), viewer.actor());
        });
  }

  @GET
  @Path("/documents/{document}")
  @Operation(hidden = true)
  public Response read(@PathParam("document") String id) {
    var run = runs.of(current.trainer());
    return AttachedFiles.download(
        documents.read(run, Ids.parse(id).orElseThrow(Refusal::notFound)));
  }

  /** Closing is for good, hence the tick. */
  @POST
  @Path("/closing")
  @Operation(hidden = true)
  public Response close(@FormParam("sure") String sure) {
    var viewer = current.trainer();
    var run = runs.of(viewer);
    return done(
        viewer,
        run,
        "followup.closed",
        () -> {
          if (sure == null) {
            throw Refusal.invalid("followup.refusal.sure");
          }
          followUps.close(run, viewer.actor());
        });
  }

  private Response done(Viewer viewer, CourseRun run, String done, Runnable work) {
    try {
      work.run();
    } catch (Refusal refusal) {
      var status = refusal.kind().status();
      return Response.status(status).entity(view(run, refusal.text()).status(status)).build();
    }
    return Response.seeOther(URI.create("/c/" + viewer.sessionId() + "/follow-up?done=" + done))
        .build();
  }

  private View view(CourseRun run, Text problem) {
    return View.of(
        "followup/followUp.jte",
        new FollowUpModel(
            run, followUps.of(run), documents.of(run), surveys.results(run), problem));
  }

  private static ClosingDocument.Kind kind(String name) {
    for (var kind : ClosingDocument.Kind.values()) {
      if (kind.name().equals(name)) {
        return kind;
      }
    }
    return null;
  }
}
