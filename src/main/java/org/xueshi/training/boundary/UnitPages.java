package org.xueshi.training.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.resources.control.ContentTokens;
import org.xueshi.resources.entity.PlayerModel;
import org.xueshi.training.control.Components;
import org.xueshi.training.control.CourseRuns;
import org.xueshi.training.control.Study;
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

  /**
   * The page of a unit.
   *
   * @param counts false for trainers, who only look
   * @param tab identifies this open page in its beats
   */
  public record UnitModel(
      RemoteUnit unit, PlayerModel player, boolean counts, Study.Granted granted, UUID tab) {

    public Text shown() {
      return UnitPages.shown(granted);
    }
  }

  /** A beat as the browser sends it; see {@link Study.Offer}. */
  public record BeatBody(UUID tab, long sequence, boolean visible, boolean playing) {}

  /** What the page shows next; {@code shown} and {@code because} are in the reader's language. */
  public record BeatAnswer(
      long granted, long required, Why why, boolean complete, String shown, String because) {}

  @Inject private CurrentViewer current;
  @Inject private CourseRuns runs;
  @Inject private Components components;
  @Inject private Study study;
  @Inject private ContentTokens content;
  @Inject private Messages messages;

  @GET
  @Operation(hidden = true)
  public View unit(@PathParam("unit") String id) {
    var viewer = current.launched();
    var unit = unit(viewer, id);
    var granted = study.granted(unit, viewer.personId());
    var why = granted.compareTo(unit.required()) >= 0 ? Why.COMPLETE : Why.STARTED;
    var model =
        new UnitModel(
            unit,
            content.player(viewer.tenant(), unit.resourceVersionId()),
            viewer.isLearner(),
            new Study.Granted(granted, unit.required(), why),
            Ids.next());
    return View.of("training/unit.jte", model);
  }

  @POST
  @Path("/beats")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public BeatAnswer beat(@PathParam("unit") String id, BeatBody body) {
    var viewer = current.launched();
    if (!viewer.isLearner()) {
      throw Refusal.forbidden("training.refusal.learnersOnly");
    }
    if (body == null || body.tab() == null) {
      throw Refusal.invalid("web.refusal.http.400");
    }
    var offer = new Study.Offer(body.tab(), body.sequence(), body.visible(), body.playing());
    var granted = study.beat(unit(viewer, id), viewer.personId(), offer);
    return new BeatAnswer(
        granted.granted().toSeconds(),
        granted.required().toSeconds(),
        granted.why(),
        granted.complete(),
        messages.text(viewer.language(), shown(granted)),
        messages.text(viewer.language(), "training.why." + granted.why()));
  }

  private RemoteUnit unit(Viewer viewer, String id) {
    return components.get(
        runs.of(viewer), Ids.parse(id).orElseThrow(Refusal::notFound), RemoteUnit.class);
  }

  private static Text shown(Study.Granted granted) {
    return Text.of("training.unit.granted", clock(granted.granted()), clock(granted.required()));
  }

  /** As a clock shows it: 12:34. */
  private static String clock(Duration time) {
    var seconds = time.toSecondsPart();
    return time.toMinutes() + (seconds < 10 ? ":0" : ":") + seconds;
  }
}
