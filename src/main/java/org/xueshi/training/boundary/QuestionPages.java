package org.xueshi.training.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.training.control.Components;
import org.xueshi.training.control.CourseRuns;
import org.xueshi.training.control.StudyAccounts;
import org.xueshi.training.entity.RemoteUnit;
import org.xueshi.training.entity.StudyQuestion;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.entity.Viewer;

/** 随堂问题: a trainer's questions about the parts of a unit. */
@Path("/c/{launch}/units/{unit}/questions")
@RequestScoped
public class QuestionPages {

  private static final Pattern CLOCK = Pattern.compile("(\\d{1,4})[:：]([0-5]?\\d)");
  private static final int WHOLE = -1;

  /** A unit's questions, and what was typed if it does not do; {@code problem} may be null. */
  public record QuestionsModel(
      RemoteUnit unit, List<StudyQuestion> questions, Fields fields, Text problem) {

    public static String clock(int second) {
      return UnitModel.clock(Duration.ofSeconds(second));
    }
  }

  @Inject private CurrentViewer current;
  @Inject private CourseRuns runs;
  @Inject private Components components;
  @Inject private StudyAccounts accounts;

  @GET
  @Operation(hidden = true)
  public View questions(@PathParam("unit") String id) {
    var unit = unit(current.trainer(), id);
    return view(unit, Fields.empty(), null);
  }

  @POST
  @Operation(hidden = true)
  public Response add(@PathParam("unit") String id, MultivaluedMap<String, String> form) {
    var viewer = current.trainer();
    var unit = unit(viewer, id);
    var fields = Fields.of(form);
    try {
      accounts.ask(unit, question(fields));
    } catch (Refusal refusal) {
      var status = refusal.kind().status();
      return Response.status(status)
          .entity(view(unit, fields, refusal.text()).status(status))
          .build();
    }
    return Paths.seeOther(viewer, "/units/" + unit.id() + "/questions?done=training.questionAdded");
  }

  @POST
  @Path("/{question}/removal")
  @Operation(hidden = true)
  public Response remove(@PathParam("unit") String id, @PathParam("question") String question) {
    var viewer = current.trainer();
    var unit = unit(viewer, id);
    accounts.withdraw(unit, Ids.parse(question).orElseThrow(Refusal::notFound));
    return Paths.seeOther(
        viewer, "/units/" + unit.id() + "/questions?done=training.questionRemoved");
  }

  private View view(RemoteUnit unit, Fields fields, Text problem) {
    return View.of(
        "training/questions.jte",
        new QuestionsModel(unit, accounts.questions(unit), fields, problem));
  }

  /** The right answer is written first. */
  private static StudyQuestion question(Fields fields) {
    return new StudyQuestion(
        new UUID(0, 0),
        fields.text("text"),
        fields.text("choices").lines().toList(),
        0,
        second(fields.text("from")),
        second(fields.text("to")));
  }

  /** Minutes and seconds as typed. */
  private static int second(String text) {
    if (text.isBlank()) {
      return WHOLE;
    }
    var clock = CLOCK.matcher(text.strip());
    if (!clock.matches()) {
      throw Refusal.invalid("training.refusal.question.part");
    }
    return Integer.parseInt(clock.group(1)) * 60 + Integer.parseInt(clock.group(2));
  }

  private RemoteUnit unit(Viewer viewer, String id) {
    return components.get(
        runs.of(viewer), Ids.parse(id).orElseThrow(Refusal::notFound), RemoteUnit.class);
  }
}
