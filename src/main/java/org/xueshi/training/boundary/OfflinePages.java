package org.xueshi.training.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.training.control.Attendance;
import org.xueshi.training.control.Boards;
import org.xueshi.training.control.Components;
import org.xueshi.training.control.CourseRuns;
import org.xueshi.training.control.OfflineRosters;
import org.xueshi.training.entity.AttendanceRow;
import org.xueshi.training.entity.RosterPass;
import org.xueshi.training.entity.RosterStamp;
import org.xueshi.training.entity.StampKind;
import org.xueshi.training.entity.TrainingSession;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.Messages;

/**
 * The roster that works without network: a page of its own window, installable, kept by a service
 * worker ({@code js/roster.js}, {@code RosterWorkerResource}). The browser shows its pass by a
 * cookie that goes to this page only.
 */
@Path("/roster/{pass: [0-9a-f-]{36}}")
@RequestScoped
public class OfflinePages {

  private static final String COOKIE = "xs-roster";
  private static final int STAMPS_MAX = 2000;

  /** The page; names and stamps come as data. */
  public record OfflineModel(RosterPass pass, TrainingSession session) {}

  /** One participant; instants as the server has them, null if there are none. */
  public record PersonData(
      UUID id, String name, String because, String state, Instant in, Instant out) {}

  /** What the page keeps. */
  public record RosterData(
      String title, Instant starts, Instant ends, Instant serverNow, List<PersonData> people) {}

  /** What the page brings back. */
  public record StampsBody(Instant deviceNow, List<StampBody> stamps) {}

  /** One stamp by the device's clock. */
  public record StampBody(UUID id, UUID person, StampKind kind, Instant at) {}

  /** What became of a stamp; {@code shown} is in the reader's language. */
  public record StampAnswer(UUID id, RosterStamp.Outcome outcome, String shown) {}

  /** What became of all, and the roster as it is now. */
  public record SyncAnswer(List<StampAnswer> stamps, RosterData roster) {}

  @Inject private CurrentViewer current;
  @Inject private OfflineRosters offline;
  @Inject private Components components;
  @Inject private CourseRuns runs;
  @Inject private Attendance attendance;
  @Inject private Boards boards;
  @Inject private Messages messages;
  @Inject private Clock clock;

  @GET
  @Path("/open/{ticket}")
  @Operation(hidden = true)
  public Response open(@PathParam("pass") String id, @PathParam("ticket") String ticket) {
    var secret = offline.open(tenant(), id(id), ticket);
    return Response.seeOther(URI.create("/roster/" + id))
        .header("Set-Cookie", cookie(id, secret))
        .build();
  }

  @GET
  @Operation(hidden = true)
  public View page(@PathParam("pass") String id, @CookieParam(COOKIE) String secret) {
    var pass = pass(id, secret);
    return View.of("training/offline.jte", new OfflineModel(pass, session(pass)));
  }

  @GET
  @Path("/data")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public RosterData data(@PathParam("pass") String id, @CookieParam(COOKIE) String secret) {
    return roster(session(pass(id, secret)));
  }

  @GET
  @Path("/manifest.webmanifest")
  @Produces("application/manifest+json")
  @Operation(hidden = true)
  public Manifest manifest(@PathParam("pass") String id, @CookieParam(COOKIE) String secret) {
    var title = session(pass(id, secret)).title();
    var name = messages.text(current.viewer().language(), "training.offline.app", title);
    var icon = new Manifest.Icon("/assets/icon.svg", "any", "image/svg+xml");
    return new Manifest(
        name, name, "/roster/" + id, "/roster/", "standalone", "#ffffff", List.of(icon));
  }

  /** What a browser needs to install the page; names as the specification has them. */
  public record Manifest(
      String name,
      String short_name,
      String start_url,
      String scope,
      String display,
      String background_color,
      List<Icon> icons) {

    /** A picture for the home screen. */
    public record Icon(String src, String sizes, String type) {}
  }

  /** Only as JSON, which no page of another site can send without asking. */
  @POST
  @Path("/stamps")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public SyncAnswer stamps(
      @PathParam("pass") String id, @CookieParam(COOKIE) String secret, StampsBody body) {
    var pass = pass(id, secret);
    var session = session(pass);
    var answers =
        offline.take(session, pass, collected(body)).stream()
            .map(stamp -> new StampAnswer(stamp.id(), stamp.outcome(), shown(stamp)))
            .toList();
    return new SyncAnswer(answers, roster(session));
  }

  private static OfflineRosters.Collected collected(StampsBody body) {
    if (body == null
        || body.deviceNow() == null
        || body.stamps() == null
        || body.stamps().size() > STAMPS_MAX
        || !body.stamps().stream().allMatch(OfflinePages::whole)) {
      throw Refusal.invalid("web.refusal.http.400");
    }
    return new OfflineRosters.Collected(
        body.deviceNow(),
        body.stamps().stream()
            .map(one -> new OfflineRosters.Stamp(one.id(), one.person(), one.kind(), one.at()))
            .toList());
  }

  private static boolean whole(StampBody one) {
    return one != null
        && one.id() != null
        && one.person() != null
        && one.kind() != null
        && one.at() != null;
  }

  private String shown(RosterStamp stamp) {
    var key = stamp.why().isEmpty() ? "training.offline." + stamp.outcome() : stamp.why();
    return messages.text(current.viewer().language(), key);
  }

  private RosterData roster(TrainingSession session) {
    var run = runs.get(session.tenantId(), session.courseRunId());
    var rows =
        attendance.of(session).stream()
            .collect(Collectors.toMap(AttendanceRow::personId, Function.identity()));
    var people =
        boards.people(run).values().stream()
            .map(
                person -> {
                  var row = rows.get(person.id());
                  return new PersonData(
                      person.id(),
                      person.displayName(),
                      person.school().orElse("") + " " + person.staffNumber(),
                      row == null ? "NONE" : row.state().name(),
                      row == null ? null : row.signedInAt(),
                      row == null ? null : row.signedOutAt());
                })
            .sorted(Comparator.comparing(PersonData::name))
            .toList();
    return new RosterData(
        session.title(), session.startsAt(), session.endsAt(), clock.instant(), people);
  }

  private RosterPass pass(String id, String secret) {
    return offline
        .pass(tenant(), id(id), secret == null ? "" : secret)
        .orElseThrow(
            () ->
                new Refusal(Refusal.Kind.UNAUTHENTICATED, Text.of("training.refusal.rosterPass")));
  }

  private TrainingSession session(RosterPass pass) {
    return components.find(tenant(), pass.sessionId(), TrainingSession.class);
  }

  private UUID tenant() {
    return current.viewer().tenant();
  }

  private static UUID id(String text) {
    return Ids.parse(text).orElseThrow(Refusal::notFound);
  }

  private static String cookie(String id, String secret) {
    return COOKIE
        + "="
        + secret
        + "; Path=/roster/"
        + id
        + "; Max-Age="
        + Duration.ofDays(60).toSeconds()
        + "; Secure; HttpOnly; SameSite=Lax";
  }
}
