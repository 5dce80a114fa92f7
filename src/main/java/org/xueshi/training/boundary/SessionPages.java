package org.xueshi.training.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.training.control.Attendance;
import org.xueshi.training.control.Components;
import org.xueshi.training.control.CourseRuns;
import org.xueshi.training.control.SignIns;
import org.xueshi.training.entity.AttendanceRow;
import org.xueshi.training.entity.AttendanceState;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.training.entity.Scan;
import org.xueshi.training.entity.SignIn;
import org.xueshi.training.entity.StampKind;
import org.xueshi.training.entity.TrainingSession;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.entity.Viewer;

/** 集中活动: signing in and out by code, for a participant; for the trainer, the roster. */
@Path("/c/{launch}/sessions/{session}")
@RequestScoped
public class SessionPages {

  /**
   * The teacher's page.
   *
   * @param attendance null if not signed in and not decided on
   * @param kind what the form asks for: sign-in, then sign-out
   * @param open whether codes of that kind work now
   * @param scan a scan of this browser that can be used; null if there is none
   * @param problem why the typed code does not do; null at first
   */
  public record SignInModel(
      TrainingSession session,
      AttendanceRow attendance,
      StampKind kind,
      boolean open,
      Scan scan,
      Text problem) {

    /** Whether the roster has still to look at it. */
    public boolean undecided() {
      return attendance == null || attendance.state() == AttendanceState.CLAIMED;
    }
  }

  @Inject private CurrentViewer current;
  @Inject private CourseRuns runs;
  @Inject private Components components;
  @Inject private Attendance attendance;
  @Inject private SignIns signIns;
  @Inject private RosterModels rosters;
  @Inject private Clock clock;

  @GET
  @Operation(hidden = true)
  public View session(@PathParam("session") String id, @CookieParam(ScanPages.COOKIE) String scan) {
    var viewer = current.launched();
    if (viewer.isLearner()) {
      return signIn(viewer, session(runs.of(viewer), id), null, scan);
    }
    var run = runs.of(current.trainer());
    return View.of("training/session.jte", rosters.of(run, session(run, id), null));
  }

  /** By typed code, or by the scan of this browser. */
  @POST
  @Path("/sign-in")
  @Operation(hidden = true)
  public Response signIn(
      @PathParam("session") String id,
      @FormParam("code") String code,
      @FormParam("kind") String kind,
      @CookieParam(ScanPages.COOKIE) String scan) {
    var viewer = current.launched();
    if (!viewer.isLearner()) {
      throw Refusal.forbidden("training.refusal.learnersOnly");
    }
    var session = session(runs.of(viewer), id);
    var stamp = "OUT".equals(kind) ? StampKind.OUT : StampKind.IN;
    var answer =
        code == null
            ? signIns.useScan(session, viewer.personId(), scanned(scan))
            : signIns.typed(session, stamp, viewer.personId(), code);
    if (answer instanceof SignIn.Stamped stamped) {
      var done = stamped.attendance().signedOutAt() == null ? "signedIn" : "signedOut";
      return Paths.seeOther(viewer, "/sessions/" + session.id() + "?done=training." + done);
    }
    return Response.status(422)
        .entity(signIn(viewer, session, problem(answer), null).status(422))
        .build();
  }

  private View signIn(Viewer viewer, TrainingSession session, Text problem, String cookie) {
    var row = attendance.of(session, viewer.personId()).orElse(null);
    var now = clock.instant();
    var kind = next(session, row, now);
    var scan =
        cookie == null || cookie.isBlank()
            ? null
            : signIns.scan(session, viewer.personId(), scanned(cookie)).orElse(null);
    return View.of(
        "training/signIn.jte",
        new SignInModel(session, row, kind, session.takes(kind, now), scan, problem));
  }

  /** Sign-in first; who forgot it can still sign out when the session is over. */
  private static StampKind next(TrainingSession session, AttendanceRow row, Instant now) {
    var in = row != null && row.signedInAt() != null;
    return in || !now.isBefore(session.endsAt()) ? StampKind.OUT : StampKind.IN;
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
    if (answer instanceof SignIn.NothingToMakeUp) {
      return Text.of("training.signIn.nothingToMakeUp");
    }
    if (answer instanceof SignIn.ScanGone) {
      return Text.of("training.signIn.scanGone");
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

  /** A cookie that is none is as good as a scan that nobody made. */
  private static UUID scanned(String cookie) {
    return Ids.parse(cookie).orElseGet(() -> new UUID(0, 0));
  }
}
