package org.xueshi.lti.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xueshi.lti.control.FakePlatform.map;

import jakarta.json.Json;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.xueshi.lti.boundary.CaseBrowser.Page;
import org.xueshi.lti.control.FakePlatform.Answer;
import org.xueshi.lti.control.FakePlatform.Seen;
import org.xueshi.lti.entity.Claim;
import org.xueshi.people.entity.AccountRole;
import org.xueshi.start.Api;
import org.xueshi.test.ConsoleAccounts;
import org.xueshi.test.RunningTool;

/**
 * A course of a platform that misbehaves on demand: one task with a grade column, a roster, and
 * people who do there what people do.
 */
final class CaseCourse implements AutoCloseable {

  static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/scope/";

  /** Its address has a query, as Moodle's has. */
  static final String COLUMN = "/2/lineitems/7/lineitem";

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final int PATIENCE_S = 90;
  private static final com.nimbusds.jose.shaded.gson.Gson JSON =
      new com.nimbusds.jose.shaded.gson.Gson();

  /** Somebody who came in by a launch. */
  record Visitor(CaseBrowser browser, URI home) {

    Page get(String path) {
      return browser.get(URI.create(home + path));
    }

    /** Fills in the form of a page and sends it to {@code action}. */
    Page post(String page, String action, String... fields) {
      var form = new LinkedHashMap<String, String>();
      form.put("_csrf", found(CSRF, get(page).body()));
      for (int i = 0; i < fields.length; i += 2) {
        form.put(fields[i], fields[i + 1]);
      }
      return browser.post(URI.create(home + action), form);
    }
  }

  final CasePlatform platform = new CasePlatform(RunningTool.get());
  final Map<String, String> scores = new ConcurrentHashMap<>();
  final List<Map<String, Object>> made = new ArrayList<>();
  final Visitor trainer;
  final String task;
  private final AtomicInteger tokens = new AtomicInteger();

  CaseCourse() {
    grant(map("expires_in", 3600));
    platform.fake.on("/members", request -> Answer.json("application/json", roster("王", "建国")));
    platform.fake.on(COLUMN + "/scores", this::score);
    platform.fake.on(COLUMN + "/results", request -> Answer.json("application/json", results()));
    platform.fake.on("/2/lineitems", this::columns);
    var run = layOut();
    trainer = visit("trainer", "Instructor");
    var plan = trainer.get("/course").body();
    assertThat(plan).as("the course of run " + run).contains("/tasks/");
    var at = plan.indexOf("/tasks/") + "/tasks/".length();
    task = plan.substring(at, at + 36);
  }

  /** Tokens that tell in their own words what they are for. */
  void grant(Map<String, Object> more) {
    platform.fake.on(
        "/token",
        request -> {
          var body = new LinkedHashMap<>(more);
          body.put("access_token", scope(request) + "#" + tokens.incrementAndGet());
          return Answer.json("text/html; charset=utf-8", json(body));
        });
  }

  static String roster(String family, String given) {
    return json(
        map(
            "members",
            List.of(
                map(
                    "user_id",
                    "3",
                    "status",
                    "Active",
                    "family_name",
                    family,
                    "given_name",
                    given,
                    "roles",
                    List.of("Learner")))));
  }

  Visitor visit(String subject, String role) {
    var browser = new CaseBrowser("zh-CN");
    var begun = platform.begin(browser);
    var claims = platform.claims(begun);
    claims.put("sub", subject);
    claims.put(Claim.LIS, map());
    claims.put("email", subject + "@" + platform.registration + ".invalid");
    claims.put("given_name", subject);
    claims.put(Claim.ROLES, List.of(CaseTable.MEMBERSHIP + role));
    claims.put(Claim.NRPS, map("context_memberships_url", at("/members")));
    claims.put(Claim.AGS, grades());
    if (task != null) {
      claims.put(Claim.CUSTOM, map("xs_item", task));
    }
    var landed = platform.launch(begun, platform.fake.sign(claims));
    assertThat(landed.status()).as(landed.body()).isEqualTo(303);
    var home = landed.location().toString().replaceAll("(/c/[^/]+).*", "$1");
    return new Visitor(browser, URI.create(home));
  }

  private Map<String, Object> grades() {
    var scopes = List.of(AGS + "lineitem", AGS + "score", AGS + "result.readonly");
    var claim = map("scope", scopes, "lineitems", at("/2/lineitems"));
    if (task != null) {
      claim.put("lineitem", at(COLUMN) + "?type_id=1");
    }
    return claim;
  }

  /** A learner hands the task in and the trainer accepts it: a score is owed from then on. */
  void earn(String subject) {
    var learner = visit(subject, "Learner");
    var at = "/tasks/" + task;
    var handedIn = learner.post(at, at + "/submission", "words", "试了两节课。");
    assertThat(handedIn.status()).as(handedIn.body()).isEqualTo(303);
    var person = person(subject);
    var page = at + "/submissions/" + person;
    var work = found(Pattern.compile("name=\"work\" value=\"([^\"]+)\""), trainer.get(page).body());
    var accepted =
        trainer.post(page, page + "/feedback", "work", work, "words", "好", "verdict", "ACCEPTED");
    assertThat(accepted.status()).as(accepted.body()).isEqualTo(303);
  }

  private String person(String subject) {
    return platform
        .tool
        .database()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select person_id from platform_identity"
                            + " where registration_id = ? and subject = ?")
                    .bind(0, platform.registration)
                    .bind(1, subject)
                    .mapTo(String.class)
                    .one());
  }

  /** What the trainer reads of the scores, as soon as it says so. */
  void trainerReads(String path, String words) {
    eventually(words, () -> trainer.get(path).body().contains(words));
  }

  /** A person of the Office has the platform looked at; the page of what was found. */
  String checkUp() {
    var login = "cases-" + platform.registration.toString().substring(24);
    ConsoleAccounts.add(platform.tool, login, "教研室", AccountRole.OFFICE, "given-by-someone");
    platform.execute("update account set must_change_password = false where login = ?", login);
    var office = new CaseBrowser("zh-CN");
    var signIn = Map.of("login", login, "password", "given-by-someone");
    assertThat(office.post(platform.at("/console/sign-in"), signIn).status()).isEqualTo(303);
    var console = new Visitor(office, platform.at("/console/platforms/" + platform.registration));
    var asked = console.post("", "/checkups");
    assertThat(asked.status()).as(asked.body()).isEqualTo(303);
    eventually("a check-up", () -> office.get(asked.location()).body().contains("再检一次"));
    return office.get(asked.location()).body();
  }

  List<String> scopesAsked() {
    return platform.fake.seen("/token").stream().map(CaseCourse::scope).toList();
  }

  List<String> bearers(String path) {
    return platform.fake.seen(path).stream().map(seen -> header(seen, "Authorization")).toList();
  }

  static String header(Seen seen, String name) {
    return seen.headers().get(name).get(0);
  }

  String at(String path) {
    return platform.fake.origin() + path;
  }

  static void eventually(String what, BooleanSupplier condition) {
    for (int tries = 0; tries < PATIENCE_S * 4; tries++) {
      if (condition.getAsBoolean()) {
        return;
      }
      try {
        Thread.sleep(250);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(stopped);
      }
    }
    throw new AssertionError("never: " + what);
  }

  static String found(Pattern pattern, String text) {
    var matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
    return matcher.group(1).replace("&amp;", "&");
  }

  static String json(Object value) {
    return JSON.toJson(value);
  }

  private static String scope(Seen request) {
    var scope = request.body().replaceAll("(?s).*scope=([^&]+).*", "$1");
    return URLDecoder.decode(scope, StandardCharsets.UTF_8);
  }

  private Answer score(Seen request) {
    var user = found(Pattern.compile("\"userId\":\"([^\"]+)\""), request.body());
    var given = found(Pattern.compile("\"scoreGiven\":([0-9.]+)"), request.body());
    var maximum = found(Pattern.compile("\"scoreMaximum\":([0-9.]+)"), request.body());
    scores.put(
        user,
        "{\"userId\":\"%s\",\"resultScore\":%s,\"resultMaximum\":%s}"
            .formatted(user, given, maximum));
    return new Answer(200, "text/html", "", Map.of());
  }

  private String results() {
    return "[" + String.join(",", scores.values()) + "]";
  }

  /** Keeps what is made, with a score page each. */
  private synchronized Answer columns(Seen request) {
    if (request.method().equals("GET")) {
      return Answer.json("application/json", json(made));
    }
    var item = new LinkedHashMap<String, Object>();
    for (var name : List.of("label", "resourceId", "tag")) {
      item.put(name, found(Pattern.compile("\"" + name + "\":\"([^\"]*)\""), request.body()));
    }
    item.put("scoreMaximum", 1);
    item.put("id", at("/made/" + made.size()));
    made.add(item);
    platform.fake.on("/made/" + (made.size() - 1) + "/scores", this::score);
    platform.fake.on(
        "/made/" + (made.size() - 1) + "/results", r -> Answer.json("application/json", results()));
    platform.fake.on(
        "/made/" + (made.size() - 1),
        r -> {
          made.remove(item);
          return new Answer(204, "text/html", "", Map.of());
        });
    return new Answer(201, "application/json", json(item), Map.of());
  }

  private String layOut() {
    var api = new Api(URI.create(platform.tool.url("/")), RunningTool.API_TOKEN);
    var project =
        Json.createObjectBuilder()
            .add("title", "服务测试")
            .add("kind", "IN_SERVICE")
            .add("level", "DISTRICT")
            .add("theme", "TECHNOLOGY")
            .build();
    var today = LocalDate.now();
    var task =
        Json.createObjectBuilder()
            .add("kind", "TASK")
            .add("title", "训后实践")
            .add("minutes", 45)
            .add("taskKind", "PRACTICE")
            .add("instructions", "写一写。")
            .add("dueOn", today.plusMonths(2).toString());
    return api.post(
            "/api/v1/course-runs",
            Json.createObjectBuilder()
                .add("projectId", api.post("/api/v1/projects", project).getString("id"))
                .add("title", "期次 " + platform.registration)
                .add("code", "SV-" + platform.registration.toString().substring(24))
                .add("startsOn", today.minusDays(1).toString())
                .add("endsOn", today.plusDays(30).toString())
                .add("courseKey", platform.registration + "/2")
                .add("components", Json.createArrayBuilder().add(task))
                .build())
        .getString("id");
  }

  @Override
  public void close() {
    platform.close();
  }
}
