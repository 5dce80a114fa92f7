package org.xueshi.practice;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xueshi.practice.deeplinking.ChosenItem;
import org.xueshi.practice.gradebook.GradeItem;
import org.xueshi.practice.json.Json;
import org.xueshi.practice.site.Enrolment;
import org.xueshi.practice.site.Person;
import org.xueshi.practice.site.Role;
import org.xueshi.practice.tools.Tool;

/**
 * The platform set up as the recorded Moodle was: the same numbers for people, links and columns.
 */
final class RecordedSite {
  static final long COURSE = 2;
  private static final long LAST_LEARNER = 26;
  private static final Duration HANDLING = Duration.ofMillis(400);
  private static final Duration HANDLING_IN_BULK = Duration.ofMillis(200);
  private static final Instant START = Instant.parse("2026-11-24T11:50:00Z");

  final RegisteredTool registered;

  RecordedSite() throws IOException {
    registered = new RegisteredTool(Clock.fixed(START, ZoneOffset.UTC));
    registered.registerAgain();
    registered.registerAgain();
    addColumnsUpToFive();
    addActivities();
  }

  /** Gives the recorded numbers their recorded roles; the demo people lose theirs. */
  RecordedSite withRecordedRoles() {
    PracticeHooks hooks = hooks();
    hooks.addLearners(COURSE, 14 + 3);
    for (long id = 3; id <= LAST_LEARNER; id++) {
      enrol(id, Role.STUDENT, false);
    }
    enrol(27, Role.STUDENT, true);
    hooks.site().unenrol(COURSE, 28);
    enrol(29, Role.EDITING_TEACHER, false);
    enrol(30, Role.TEACHER, false);
    return this;
  }

  private void enrol(long personId, Role role, boolean suspended) {
    hooks().site().enrol(new Enrolment(COURSE, personId, role, suspended));
  }

  private void addColumnsUpToFive() {
    for (int number = 3; number <= 5; number++) {
      hooks().gradebook().add(GradeItem.manual(COURSE, "自有项" + number, BigDecimal.TEN));
    }
  }

  private void addActivities() {
    place(1, "deep-linking/first-multiple-items.json");
    place(1, "deep-linking/single-item.json");
    place(1, "deep-linking/multiple-scoreMaximum-over-100.json");
    place(3, "deep-linking/crosssite.json");
  }

  /** Makes of the recorded selection what Moodle made of it. */
  private void place(long toolNumber, String file) {
    Tool tool = hooks().tools().find(toolNumber).orElseThrow();
    for (Object item : items(file)) {
      hooks().place(COURSE, tool, ChosenItem.of(Json.object(ours(item)), tool));
    }
  }

  static List<Object> items(String file) {
    List<Object> responses = Json.list(Recording.of(file).object().get("deepLinkingResponse"));
    Object request = Json.object(responses.get(responses.size() - 1)).get("request");
    Object jwt = Json.object(Json.object(Json.object(request).get("decoded")).get("JWT"));
    return Json.list(
        Json.object(Json.object(jwt).get("payload"))
            .get("https://purl.imsglobal.org/spec/lti-dl/claim/content_items"));
  }

  /** Recorded JSON with our addresses in place of the recorded ones. */
  Object ours(Object recorded) {
    return Json.read(ours(Json.write(recorded))).orElse(null);
  }

  String ours(String recorded) {
    return recorded
        .replace("http://localhost:8081", registered.platform.baseUrl().toString())
        .replace("http://localhost:9090", registered.pretend.url())
        .replace("http://127.0.0.1:9090", registered.pretend.url());
  }

  /** Sets the clock to when Moodle was at work on a request; in bulk it was faster. */
  void nowAt(Recording.Exchange exchange) {
    boolean bulk = exchange.label().startsWith("score-bulk");
    Instant at = exchange.time().plus(bulk ? HANDLING_IN_BULK : HANDLING);
    hooks().setClock(Clock.fixed(at, ZoneOffset.UTC));
  }

  PracticeHooks hooks() {
    return registered.platform.hooks();
  }

  Person person(long id) {
    return hooks().site().person(id).orElseThrow();
  }

  /** An access token of one of the registered tools. */
  String token(long toolNumber, List<String> scopes) {
    Tool tool = hooks().tools().find(toolNumber).orElseThrow();
    String assertion =
        registered.pretend.assertion(tool.clientId(), hooks().nowSeconds()).serialize();
    Object answer = registered.askToken(assertion, scopes).json();
    return Json.text(Json.object(answer).get("access_token"));
  }

  RawHttp.Answer send(Recording.Exchange exchange, String token) {
    Map<String, Object> request = exchange.request();
    var headers = new LinkedHashMap<String, String>();
    for (String name : List.of("accept", "content-type")) {
      if (!exchange.requestHeader(name).isEmpty()) {
        headers.put(name, exchange.requestHeader(name));
      }
    }
    if (!token.isEmpty()) {
      headers.put("Authorization", "Bearer " + token);
    }
    Object body = request.getOrDefault("bodyText", request.get("body"));
    String text = body == null ? "" : body instanceof String s ? s : Json.write(body);
    String url = ours(Json.text(request.get("url")));
    return registered.http.send(Json.text(request.get("method")), url, headers, ours(text));
  }

  void close() {
    registered.close();
  }
}
