package org.xueshi.training.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.boundary.QrCode;
import org.xueshi.training.control.Attendance;
import org.xueshi.training.control.Boards;
import org.xueshi.training.control.Components;
import org.xueshi.training.control.CourseRuns;
import org.xueshi.training.control.SignIns;
import org.xueshi.training.entity.AttendanceRow;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.training.entity.SignInCode;
import org.xueshi.training.entity.StampKind;
import org.xueshi.training.entity.TrainingSession;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.PublicUrls;

/** The trainer's screen: codes for signing in or out that change every half minute. */
@Path("/c/{launch}/sessions/{session}/screen")
@RequestScoped
public class ScreenPages {

  /**
   * The trainer's screen.
   *
   * @param shown its code is null while codes do not work
   */
  public record ScreenModel(TrainingSession session, StampKind kind, CodeAnswer shown) {}

  /**
   * What the screen's script asks for.
   *
   * @param code null while codes do not work; so are {@code qrSize} and {@code qrPath}
   * @param stamped how many have signed in, or out
   */
  public record CodeAnswer(
      String code, Integer qrSize, String qrPath, long seconds, int stamped, int participants) {}

  @Inject private CurrentViewer current;
  @Inject private CourseRuns runs;
  @Inject private Components components;
  @Inject private Attendance attendance;
  @Inject private SignIns signIns;
  @Inject private Boards boards;
  @Inject private PublicUrls urls;
  @Inject private Clock clock;

  @GET
  @Operation(hidden = true)
  public View screen(@PathParam("session") String id, @QueryParam("kind") String kind) {
    var run = runs.of(current.trainer());
    var session = session(run, id);
    var stamp = kind(kind);
    return View.of(
        "training/screen.jte", new ScreenModel(session, stamp, shown(run, session, stamp)));
  }

  @GET
  @Path("/code")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public CodeAnswer code(@PathParam("session") String id, @QueryParam("kind") String kind) {
    var run = runs.of(current.trainer());
    return shown(run, session(run, id), kind(kind));
  }

  private CodeAnswer shown(CourseRun run, TrainingSession session, StampKind kind) {
    var now = clock.instant();
    var seconds = SignInCode.changesAt(now).getEpochSecond() - now.getEpochSecond();
    var stamped = attendance.of(session).stream().filter(row -> stamped(row, kind)).count();
    var shown = signIns.shown(session, kind);
    var qr = shown.map(codes -> QrCode.of(urls.absolute(address(session, kind, codes.token()))));
    return new CodeAnswer(
        shown.map(SignIns.Shown::code).orElse(null),
        qr.map(QrCode::size).orElse(null),
        qr.map(QrCode::path).orElse(null),
        seconds,
        (int) stamped,
        boards.people(run).size());
  }

  private static String address(TrainingSession session, StampKind kind, String token) {
    return "/sign/" + session.id() + "/" + kind.name().toLowerCase(Locale.ROOT) + "/" + token;
  }

  private static boolean stamped(AttendanceRow row, StampKind kind) {
    return (kind == StampKind.IN ? row.signedInAt() : row.signedOutAt()) != null;
  }

  private static StampKind kind(String name) {
    return "OUT".equals(name) ? StampKind.OUT : StampKind.IN;
  }

  private TrainingSession session(CourseRun run, String id) {
    return components.get(run, Ids.parse(id).orElseThrow(Refusal::notFound), TrainingSession.class);
  }
}
