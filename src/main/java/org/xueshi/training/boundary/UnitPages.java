package org.xueshi.training.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.resources.control.ContentTokens;
import org.xueshi.training.control.Components;
import org.xueshi.training.control.CourseRuns;
import org.xueshi.training.control.Study;
import org.xueshi.training.control.StudyAccounts;
import org.xueshi.training.entity.Beat;
import org.xueshi.training.entity.PresenceCheck;
import org.xueshi.training.entity.RemoteUnit;
import org.xueshi.training.entity.Why;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.Messages;
import org.xueshi.web.entity.Viewer;

/** 远程单元: the resource plays, the server counts. */
@Path("/c/{launch}/units/{unit}")
@RequestScoped
public class UnitPages {

  private static final String TEXT_FORM = "text";
  private static final int NORMAL_PERCENT = 100;

  /**
   * A beat as the browser sends it; see {@link Study.Offer}.
   *
   * @param position milliseconds; 0 where nothing plays
   * @param duration milliseconds; 0 if not known
   * @param percent speed; 0 means as recorded
   */
  public record BeatBody(
      UUID tab,
      long sequence,
      boolean visible,
      boolean playing,
      long position,
      long duration,
      int percent,
      boolean alternative) {

    Study.Offer offer() {
      var medium = new Beat.Medium(position, duration, percent == 0 ? NORMAL_PERCENT : percent);
      return new Study.Offer(tab, sequence, visible, playing, medium, alternative);
    }
  }

  /** What the page shows next; {@code shown} and {@code because} are in the reader's language. */
  public record BeatAnswer(
      long granted,
      long required,
      Why why,
      boolean complete,
      String shown,
      String because,
      Asked check) {}

  /** A presence check without its solution. */
  public record Asked(UUID id, String text, List<String> choices) {}

  /** An answer to a presence check: the index of the choice. */
  public record AnswerBody(UUID check, int choice) {}

  /** Whether it was right; {@code said} in the reader's language. */
  public record Judged(boolean right, String said) {}

  @Inject private CurrentViewer current;
  @Inject private CourseRuns runs;
  @Inject private Components components;
  @Inject private Study study;
  @Inject private StudyAccounts accounts;
  @Inject private ContentTokens content;
  @Inject private Messages messages;

  @GET
  @Operation(hidden = true)
  public View unit(@PathParam("unit") String id, @QueryParam("form") String form) {
    var viewer = current.launched();
    var unit = unit(viewer, id);
    var alternative = TEXT_FORM.equals(form) && unit.alternativeVersionId() != null;
    var version = alternative ? unit.alternativeVersionId() : unit.resourceVersionId();
    var model =
        new UnitModel(
            unit,
            content.player(viewer.tenant(), version),
            viewer.isLearner(),
            alternative,
            Ids.next(),
            studied(unit, viewer.personId()));
    return View.of("training/unit.jte", model);
  }

  private UnitModel.Studied studied(RemoteUnit unit, UUID person) {
    var granted = study.granted(unit, person);
    var why = granted.compareTo(unit.required()) >= 0 ? Why.COMPLETE : Why.STARTED;
    return new UnitModel.Studied(
        new Study.Granted(granted, unit.required(), why, Optional.empty()),
        study.intervals(unit, person),
        accounts.of(unit, person));
  }

  @POST
  @Path("/beats")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public BeatAnswer beat(@PathParam("unit") String id, BeatBody body) {
    var viewer = learner();
    if (body == null || body.tab() == null) {
      throw Refusal.invalid("web.refusal.http.400");
    }
    var granted = study.beat(unit(viewer, id), viewer.personId(), body.offer());
    return new BeatAnswer(
        granted.granted().toSeconds(),
        granted.required().toSeconds(),
        granted.why(),
        granted.complete(),
        messages.text(viewer.language(), UnitModel.shown(granted)),
        messages.text(viewer.language(), "training.why." + granted.why()),
        granted.check().map(check -> asked(viewer, check)).orElse(null));
  }

  private Asked asked(Viewer viewer, PresenceCheck check) {
    var text =
        check.kind() == PresenceCheck.Kind.QUESTION
            ? check.text()
            : messages.text(viewer.language(), "training.check." + check.kind(), check.text());
    return new Asked(check.id(), text, check.choices());
  }

  @POST
  @Path("/checks")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public Judged answer(@PathParam("unit") String id, AnswerBody body) {
    var viewer = learner();
    if (body == null || body.check() == null) {
      throw Refusal.invalid("web.refusal.http.400");
    }
    var right = study.answer(unit(viewer, id), viewer.personId(), body.check(), body.choice());
    var said = messages.text(viewer.language(), "training.check." + (right ? "right" : "wrong"));
    return new Judged(right, said);
  }

  private Viewer learner() {
    var viewer = current.launched();
    if (!viewer.isLearner()) {
      throw Refusal.forbidden("training.refusal.learnersOnly");
    }
    return viewer;
  }

  private RemoteUnit unit(Viewer viewer, String id) {
    return components.get(
        runs.of(viewer), Ids.parse(id).orElseThrow(Refusal::notFound), RemoteUnit.class);
  }
}
