package org.xueshi.training.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.training.control.Attendance;
import org.xueshi.training.control.Boards;
import org.xueshi.training.control.Components;
import org.xueshi.training.control.CourseRuns;
import org.xueshi.training.entity.AttendanceRow;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.training.entity.SignIn;
import org.xueshi.training.entity.SignInCode;
import org.xueshi.training.entity.TrainingSession;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.entity.Viewer;

/** 集中活动: signing in by code; the trainer's screen and roster. */
@Path("/c/{launch}/sessions/{session}")
@RequestScoped
public class SessionPages {

  /**
   * The teacher's page.
   *
   * @param attendance null if not signed in and not decided on
   * @param problem why the typed code does not do; null at first
   */
  public record SignInModel(
      TrainingSession session, AttendanceRow attendance, boolean open, Text problem) {}

  /**
   * The trainer's screen.
   *
   * @param code null while codes do not work
   */
  public record ScreenModel(
      TrainingSession session, String code, long seconds, int signedIn, int participants) {}

  /** What the screen's script asks for. */
  public record CodeAnswer(String code, long seconds, int signedIn, int participants) {}

  @Inject private CurrentViewer current;
  @Inject private CourseRuns runs;
  @Inject private Components components;
  @Inject private Attendance attendance;
  @Inject private Boards boards;
  @Inject private Clock clock;

  @GET
  @Operation(hidden = true)
  public View session(@PathParam("session") String id) {
    var viewer = current.launched();
    if (viewer.isLearner()) {
      return signIn(viewer, session(runs.of(viewer), id), null);
    }
    var run = runs.of(current.trainer());
    var session = session(run, id);
    var model =
        RosterModel.of(
            session,
            boards.people(run),
            attendance.of(session),
            attendance.mostMinutes(session),
            clock.instant());
    return View.of("training/session.jte", model);
  }

  @POST
  @Path("/sign-in")
  @Operation(hidden = true)
  public Response signIn(@PathParam("session") String id, @FormParam("code") String code) {
    var viewer = current.launched();
    if (!viewer.isLearner()) {
      throw Refusal.forbidden("training.refusal.learnersOnly");
    }
    var session = session(runs.of(viewer), id);
    var answer = attendance.signIn(session, viewer.personId(), code);
    if (answer instanceof SignIn.SignedIn) {
      return Paths.seeOther(viewer, "/sessions/" + session.id() + "?done=training.signedIn");
    }
    return Response.status(422)
        .entity(signIn(viewer, session, problem(answer)).status(422))
        .build();
  }

  @GET
  @Path("/screen")
  @Operation(hidden = true)
  public View screen(@PathParam("session") String id) {
    var run = runs.of(current.trainer());
    var session = session(run, id);
    var shown = shown(run, session);
    return View.of(
        "training/screen.jte",
        new ScreenModel(
            session, shown.code(), shown.seconds(), shown.signedIn(), shown.participants()));
  }

  @GET
  @Path("/code")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public CodeAnswer code(@PathParam("session") String id) {
    var run = runs.of(current.trainer());
    return shown(run, session(run, id));
  }

  private CodeAnswer shown(CourseRun run, TrainingSession session) {
    var now = clock.instant();
    var seconds = SignInCode.changesAt(now).getEpochSecond() - now.getEpochSecond();
    var signedIn = attendance.of(session).stream().filter(row -> row.signedInAt() != null).count();
    return new CodeAnswer(
        attendance.code(session).orElse(null), seconds, (int) signedIn, boards.people(run).size());
  }

  private View signIn(Viewer viewer, TrainingSession session, Text problem) {
    var row = attendance.of(session, viewer.personId()).orElse(null);
    var open = session.takesSignIn(clock.instant());
    return View.of("training/signIn.jte", new SignInModel(session, row, open, problem));
  }

  private Text problem(SignIn answer) {
    if (answer instanceof SignIn.WrongCode wrong) {
      return wrong.triesLeft() > 0
          ? Text.of("training.signIn.wrong", wrong.triesLeft())
          : Text.of("training.signIn.wrongLast");
    }
    if (answer instanceof SignIn.Wait wait) {
      return Text.of("training.signIn.wait", seconds(wait.until()));
    }
    if (answer instanceof SignIn.StruckOff) {
      return Text.of("training.signIn.struck");
    }
    return Text.of(
        answer instanceof SignIn.TooEarly ? "training.signIn.tooEarly" : "training.signIn.over");
  }

  private long seconds(Instant until) {
    return Math.max(1, until.getEpochSecond() - clock.instant().getEpochSecond());
  }

  private TrainingSession session(CourseRun run, String id) {
    UUID session = Ids.parse(id).orElseThrow(Refusal::notFound);
    return components.get(run, session, TrainingSession.class);
  }
}
