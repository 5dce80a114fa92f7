package org.xueshi.followup.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.followup.control.Attachments;
import org.xueshi.followup.control.Submissions;
import org.xueshi.followup.entity.Attachment;
import org.xueshi.followup.entity.Submission;
import org.xueshi.followup.entity.Work;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.lti.control.Receipts;
import org.xueshi.lti.entity.Receipt;
import org.xueshi.people.entity.PersonRow;
import org.xueshi.training.control.Boards;
import org.xueshi.training.control.Components;
import org.xueshi.training.control.CourseRuns;
import org.xueshi.training.entity.FollowUpTask;
import org.xueshi.training.entity.TaskKind;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.Messages;
import org.xueshi.web.entity.Viewer;

/** 训后任务: for a participant, writing and handing in; for the trainer, who has handed in. */
@Path("/c/{launch}/tasks/{task}")
@RequestScoped
public class TaskPages {

  /**
   * A participant's page.
   *
   * @param words in the text field: the draft, or what was typed and refused
   * @param heldUntil last day of follow-up: held hours wait at least as long (25.1)
   */
  public record TaskModel(
      FollowUpTask task,
      Submission submission,
      List<Work> works,
      List<Receipt> receipts,
      List<Attachment> files,
      String words,
      LocalDate heldUntil,
      Text problem) {

    /** Files that lie with the draft. */
    public List<Attachment> draftFiles() {
      return files.stream().filter(file -> file.workId() == null).toList();
    }
  }

  /** The trainer's list. */
  public record SubmissionsModel(
      FollowUpTask task,
      List<Submission> submissions,
      List<Receipt> receipts,
      Map<UUID, PersonRow> people) {}

  /** A draft as the page's script sends it. */
  public record DraftBody(String words, int revision) {}

  /** A kept draft; {@code shown} is in the reader's language. */
  public record DraftAnswer(int revision, String shown) {}

  @Inject private CurrentViewer current;
  @Inject private CourseRuns runs;
  @Inject private Components components;
  @Inject private Submissions submissions;
  @Inject private Attachments attachments;
  @Inject private AttachedFiles files;
  @Inject private Boards boards;
  @Inject private Receipts receipts;
  @Inject private Messages messages;

  @GET
  @Operation(hidden = true)
  public View task(@PathParam("task") String id) {
    var viewer = current.launched();
    var task = task(viewer, id);
    if (viewer.isLearner()) {
      return own(viewer, task, null, null);
    }
    current.trainer();
    var people = boards.people(runs.of(viewer));
    return View.of(
        "followup/submissions.jte",
        new SubmissionsModel(
            task, submissions.of(task), receipts.of(viewer.tenant(), viewer.courseKey()), people));
  }

  @POST
  @Path("/submission")
  @Operation(hidden = true)
  public Response submit(@PathParam("task") String id, @FormParam("words") String words) {
    var viewer = learner();
    var task = task(viewer, id);
    try {
      submissions.submit(task, viewer.personId(), words);
    } catch (Refusal refusal) {
      var status = refusal.kind().status();
      return Response.status(status)
          .entity(own(viewer, task, words, refusal.text()).status(status))
          .build();
    }
    return Response.seeOther(
            URI.create(
                "/c/" + viewer.sessionId() + "/tasks/" + task.id() + "?done=followup.submitted"))
        .build();
  }

  @POST
  @Path("/draft")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public Response draft(@PathParam("task") String id, DraftBody body) {
    var viewer = learner();
    if (body == null) {
      throw Refusal.invalid("web.refusal.http.400");
    }
    var task = task(viewer, id);
    try {
      var saved = submissions.saveDraft(task, viewer.personId(), body.words(), body.revision());
      var shown = messages.text(viewer.language(), "followup.draft.saved");
      return Response.ok(new DraftAnswer(saved.revision(), shown)).build();
    } catch (Refusal refusal) {
      var shown = messages.text(viewer.language(), refusal.text());
      return Response.status(refusal.kind().status())
          .entity(new DraftAnswer(body.revision(), shown))
          .build();
    }
  }

  private Viewer learner() {
    var viewer = current.launched();
    if (!viewer.isLearner()) {
      throw Refusal.forbidden("training.refusal.learnersOnly");
    }
    return viewer;
  }

  /** A file to the draft; the page's form has nothing else in it. */
  @POST
  @Path("/files")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(hidden = true)
  public Response attach(@PathParam("task") String id, InputStream body) {
    var viewer = learner();
    var task = task(viewer, id);
    try {
      attachments.add(task, viewer.personId(), files.one(body));
    } catch (Refusal refusal) {
      var status = refusal.kind().status();
      return Response.status(status)
          .entity(own(viewer, task, null, refusal.text()).status(status))
          .build();
    }
    return back(viewer, task, "followup.attached");
  }

  @POST
  @Path("/files/{file}/removal")
  @Operation(hidden = true)
  public Response detach(@PathParam("task") String id, @PathParam("file") String file) {
    var viewer = learner();
    var task = task(viewer, id);
    attachments.remove(task, viewer.personId(), Ids.parse(file).orElseThrow(Refusal::notFound));
    return back(viewer, task, "followup.detached");
  }

  @GET
  @Path("/files/{file}")
  @Operation(hidden = true)
  public Response file(@PathParam("task") String id, @PathParam("file") String file) {
    var viewer = learner();
    var which = Ids.parse(file).orElseThrow(Refusal::notFound);
    return AttachedFiles.download(attachments.read(task(viewer, id), viewer.personId(), which));
  }

  private static Response back(Viewer viewer, FollowUpTask task, String done) {
    return Response.seeOther(
            URI.create("/c/" + viewer.sessionId() + "/tasks/" + task.id() + "?done=" + done))
        .build();
  }

  private View own(Viewer viewer, FollowUpTask task, String typed, Text problem) {
    var submission = submissions.of(task, viewer.personId());
    var words = typed == null ? begun(viewer, task, submission) : typed;
    var works = submissions.works(task, viewer.personId());
    var seen = receipts.of(viewer.tenant(), viewer.courseKey(), viewer.personId());
    var until = runs.of(viewer).followUpUntil();
    return View.of(
        "followup/task.jte",
        new TaskModel(
            task,
            submission,
            works,
            seen,
            attachments.of(task, viewer.personId()),
            words,
            until,
            problem));
  }

  /** What lies there; a guided visit begins with the headings of a lesson observation. */
  private String begun(Viewer viewer, FollowUpTask task, Submission submission) {
    return task.taskKind() == TaskKind.GUIDED_VISIT && submission.draft().isEmpty()
        ? messages.text(viewer.language(), "followup.observation.outline")
        : submission.draft();
  }

  private FollowUpTask task(Viewer viewer, String id) {
    return components.get(
        runs.of(viewer), Ids.parse(id).orElseThrow(Refusal::notFound), FollowUpTask.class);
  }
}
