package org.xueshi.followup.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.followup.control.Surveys;
import org.xueshi.followup.entity.SurveyAnswer;
import org.xueshi.followup.entity.SurveyStage;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.training.control.CourseRuns;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.entity.Viewer;

/** 问卷, for participants. */
@Path("/c/{launch}/surveys")
@RequestScoped
public class SurveyPages {

  /**
   * Both surveys.
   *
   * @param typed what was chosen and refused, by question; {@code words} among it
   */
  public record SurveysModel(List<Line> lines, Map<String, String> typed, Text problem) {

    /** One survey and whether it can be answered. */
    public record Line(SurveyStage stage, LocalDate opens, boolean open, boolean answered) {}
  }

  @Inject private CurrentViewer current;
  @Inject private CourseRuns runs;
  @Inject private Surveys surveys;

  @GET
  @Operation(hidden = true)
  public View page() {
    var viewer = learner();
    return view(viewer, runs.of(viewer), Map.of(), null);
  }

  @POST
  @Operation(hidden = true)
  public Response answer(MultivaluedMap<String, String> form) {
    var viewer = learner();
    var run = runs.of(viewer);
    var typed = new HashMap<String, String>();
    form.forEach((name, values) -> typed.put(name, values.isEmpty() ? "" : values.get(0)));
    try {
      surveys.answer(run, viewer.personId(), answer(typed));
    } catch (Refusal refusal) {
      var status = refusal.kind().status();
      return Response.status(status)
          .entity(view(viewer, run, typed, refusal.text()).status(status))
          .build();
    }
    return Response.seeOther(
            URI.create("/c/" + viewer.sessionId() + "/surveys?done=followup.surveyed"))
        .build();
  }

  private static SurveyAnswer answer(Map<String, String> typed) {
    var stage =
        Stream.of(SurveyStage.values())
            .filter(each -> each.name().equals(typed.get("stage")))
            .findFirst()
            .orElseThrow(Refusal::notFound);
    var marks = new HashMap<String, Integer>();
    stage.questions().stream()
        .filter(question -> typed.getOrDefault(question, "").matches("[1-5]"))
        .forEach(question -> marks.put(question, Integer.valueOf(typed.get(question))));
    return new SurveyAnswer(stage, marks, typed.get("words"));
  }

  private View view(Viewer viewer, CourseRun run, Map<String, String> typed, Text problem) {
    var answered = surveys.answered(run, viewer.personId());
    var lines =
        Stream.of(SurveyStage.values())
            .map(
                stage ->
                    new SurveysModel.Line(
                        stage,
                        Surveys.opens(run, stage),
                        surveys.isOpen(run, stage),
                        answered.contains(stage)))
            .toList();
    return View.of("followup/surveys.jte", new SurveysModel(lines, typed, problem));
  }

  private Viewer learner() {
    var viewer = current.launched();
    if (!viewer.isLearner()) {
      throw Refusal.forbidden("training.refusal.learnersOnly");
    }
    return viewer;
  }
}
