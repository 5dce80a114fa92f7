package org.xueshi.followup.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.followup.control.Attachments;
import org.xueshi.followup.control.Mentoring;
import org.xueshi.followup.control.Submissions;
import org.xueshi.followup.entity.Attachment;
import org.xueshi.followup.entity.Verdict;
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
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.entity.Viewer;

/** 跟踪指导: the mentor reads a participant's work and answers it. */
@Path("/c/{launch}/tasks/{task}/submissions/{person}")
@RequestScoped
public class MentorPages {

  /**
   * One participant's work.
   *
   * @param works newest first
   * @param receipts of files handed in on the platform, in the whole course
   * @param words the feedback that was typed and refused; empty at first
   */
  public record MentorModel(
      FollowUpTask task,
      PersonRow person,
      List<Work> works,
      List<Receipt> receipts,
      List<Attachment> files,
      String words,
      Text problem) {

    /** The work that waits for an answer; null if none does. */
    public Work waiting() {
      return works.isEmpty() || works.get(0).answered() ? null : works.get(0);
    }
  }

  @Inject private CurrentViewer current;
  @Inject private CourseRuns runs;
  @Inject private Components components;
  @Inject private Submissions submissions;
  @Inject private Attachments attachments;
  @Inject private Mentoring mentoring;
  @Inject private Boards boards;
  @Inject private Receipts receipts;

  @GET
  @Operation(hidden = true)
  public View submission(@PathParam("task") String task, @PathParam("person") String person) {
    var viewer = current.trainer();
    return view(viewer, task(viewer, task), id(person), Optional.empty());
  }

  @POST
  @Path("/feedback")
  @Operation(hidden = true)
  public Response answer(
      @PathParam("task") String taskId,
      @PathParam("person") String personId,
      MultivaluedMap<String, String> form) {
    var viewer = current.trainer();
    var task = task(viewer, taskId);
    var person = id(personId);
    var words = form.getFirst("words");
    try {
      var feedback =
          new Mentoring.Feedback(
              id(form.getFirst("work")), verdict(form.getFirst("verdict")), words);
      mentoring.answer(task, person, feedback, viewer.actor());
    } catch (Refusal refusal) {
      var status = refusal.kind().status();
      var again = Optional.of(new Attempt(words == null ? "" : words, refusal.text()));
      return Response.status(status)
          .entity(view(viewer, task, person, again).status(status))
          .build();
    }
    return Response.seeOther(
            URI.create(
                "/c/" + viewer.sessionId() + "/tasks/" + task.id() + "?done=followup.answered"))
        .build();
  }

  @GET
  @Path("/files/{file}")
  @Operation(hidden = true)
  public Response file(
      @PathParam("task") String task,
      @PathParam("person") String person,
      @PathParam("file") String file) {
    var viewer = current.trainer();
    return AttachedFiles.download(attachments.read(task(viewer, task), id(person), id(file)));
  }

  private record Attempt(String words, Text problem) {}

  private View view(Viewer viewer, FollowUpTask task, UUID person, Optional<Attempt> attempt) {
    var who = boards.people(runs.of(viewer)).get(person);
    if (who == null) {
      throw Refusal.notFound();
    }
    return View.of(
        "followup/submission.jte",
        new MentorModel(
            task,
            who,
            submissions.works(task, person),
            receipts.of(viewer.tenant(), viewer.courseKey(), person),
            attachments.of(task, person),
            attempt.map(Attempt::words).orElse(""),
            attempt.map(Attempt::problem).orElse(null)));
  }

  private FollowUpTask task(Viewer viewer, String task) {
    return components.get(runs.of(viewer), id(task), FollowUpTask.class);
  }

  private static Verdict verdict(String name) {
    for (var verdict : Verdict.values()) {
      if (verdict.name().equals(name)) {
        return verdict;
      }
    }
    return null;
  }

  private static UUID id(String text) {
    return Ids.parse(text).orElseThrow(Refusal::notFound);
  }
}
