package org.xueshi.lti.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xueshi.lti.control.FakePlatform.map;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xueshi.lti.control.FakePlatform.Answer;
import org.xueshi.lti.control.ScoreOutcome.Accepted;
import org.xueshi.lti.control.ScoreOutcome.Reason;
import org.xueshi.lti.control.ScoreOutcome.Refused;
import org.xueshi.lti.control.ScoreOutcome.RetryLater;
import org.xueshi.lti.entity.CourseService;
import org.xueshi.lti.entity.LineItemRef;
import org.xueshi.lti.entity.NewColumn;
import org.xueshi.lti.entity.RegistrationStatus;
import org.xueshi.lti.entity.Score;
import org.xueshi.web.entity.CourseRole;

/** Tokens, grades and roster as platforms really behave; the other side only is a pretence. */
class ServicesTest {

  private static final String SCORE_TYPE = "application/vnd.ims.lis.v1.score+json";
  private static final String ITEM_TYPE = "application/vnd.ims.lis.v2.lineitem+json";
  private static final String ITEMS_TYPE = "application/vnd.ims.lis.v2.lineitemcontainer+json";
  private static final String MEMBERS_TYPE =
      "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";

  private final LtiWorld world = new LtiWorld();
  private final PagedClient pages = new PagedClient(world.services);
  private final Scores scores = new Scores(world.services, world.clock);
  private final LineItems lineItems = new LineItems(pages, world.services);
  private final Members members = new Members(pages);
  private UUID registration;

  @BeforeEach
  void register() {
    registration = world.registered(RegistrationStatus.ACTIVE);
    world.keyRotation.ensure(world.tenant);
    world.platform.on("/token", request -> granted());
  }

  @AfterEach
  void close() {
    world.close();
  }

  /** Moodle calls its JSON text/html. */
  private static Answer granted() {
    var body = Map.of("access_token", "acce557", "token_type", "Bearer", "expires_in", 3600);
    return Answer.json("text/html; charset=utf-8", Jose.json(body));
  }

  private LineItemRef column(String path) {
    return new LineItemRef(world.tenant, registration, world.platform.at(path));
  }

  private CourseService service(String path) {
    return new CourseService(world.tenant, registration, world.platform.at(path));
  }

  private Score score() {
    return new Score("3", new BigDecimal("8.5"), BigDecimal.TEN, world.clock.instant(), "");
  }

  @Test
  void a_score_is_final_goes_before_the_query_and_has_the_exact_type() {
    world.platform.on("/2/lineitems/6/lineitem/scores", request -> Answer.json(SCORE_TYPE, ""));

    assertThat(scores.post(column("/2/lineitems/6/lineitem?type_id=1"), score()))
        .isInstanceOf(Accepted.class);
    var sent = world.platform.seen("/2/lineitems/6/lineitem/scores").get(0);
    assertThat(sent.uri()).endsWith("/scores?type_id=1");
    assertThat(sent.headers().get("Content-type")).containsExactly(SCORE_TYPE);
    assertThat(sent.headers()).doesNotContainKey("Accept");
    assertThat(Jose.json(sent.body()).orElseThrow())
        .containsEntry("gradingProgress", "FullyGraded")
        .containsEntry("activityProgress", "Completed")
        .containsEntry("scoreGiven", 8.5)
        .containsEntry("timestamp", "2026-11-24T12:00:00Z");
  }

  @Test
  void the_assertion_is_dated_back_signed_by_a_published_key_and_for_the_token_endpoint() {
    world.tokens.token(
        world.registrations.byId(world.tenant, registration).orElseThrow(),
        org.xueshi.lti.entity.Scope.SCORE);
    var form =
        LtiWorld.query(URI.create("http://x/?" + world.platform.seen("/token").get(0).body()));
    var assertion = Jose.read(form.get("client_assertion"));

    assertThat(assertion.claims().number("iat").orElseThrow())
        .isLessThan(world.clock.instant().getEpochSecond());
    assertThat(assertion.claims().exact("aud")).contains(world.platform.origin() + "/token");
    assertThat(assertion.claims().exact("iss")).contains("client-1");
    assertThat(world.ownKeys.publicKeys(world.tenant))
        .contains(assertion.header().exact("kid").orElseThrow())
        .doesNotContain("\"d\"");
    assertThat(form.get("scope")).isEqualTo("https://purl.imsglobal.org/spec/lti-ags/scope/score");
  }

  @Test
  void one_token_serves_until_it_ends_and_a_401_gets_one_new_one() {
    world.platform.on("/item/scores", request -> new Answer(401, "application/json", "", Map.of()));

    assertThat(scores.post(column("/item"), score()))
        .isEqualTo(new Refused(Reason.NOT_ALLOWED, 401));
    assertThat(world.platform.seen("/token")).hasSize(2);
    assertThat(world.platform.seen("/item/scores")).hasSize(2);
    world.platform.on("/item/scores", request -> Answer.json(SCORE_TYPE, ""));
    scores.post(column("/item"), score());
    assertThat(world.platform.seen("/token")).hasSize(2);
    world.clock.forward(Duration.ofHours(1));
    scores.post(column("/item"), score());
    assertThat(world.platform.seen("/token")).hasSize(3);
  }

  @Test
  void what_the_platform_says_to_a_score_becomes_a_named_outcome() {
    assertThat(after(409, Map.of())).isEqualTo(new Refused(Reason.NEWER_GRADE_EXISTS, 409));
    assertThat(after(400, Map.of())).isEqualTo(new Refused(Reason.NOT_GRADABLE, 400));
    assertThat(after(404, Map.of())).isEqualTo(new Refused(Reason.COLUMN_GONE, 404));
    assertThat(after(403, Map.of())).isEqualTo(new Refused(Reason.NOT_ALLOWED, 403));
    assertThat(after(503, Map.of("Retry-After", "120")))
        .isEqualTo(new RetryLater(Duration.ofMinutes(2)));
    assertThat(after(429, Map.of("Retry-After", "Tue, 24 Nov 2026 12:00:45 GMT")))
        .isEqualTo(new RetryLater(Duration.ofSeconds(45)));
    assertThat(after(503, Map.of("Retry-After", "999999")))
        .isEqualTo(new RetryLater(Duration.ofHours(1)));
    assertThat(after(302, Map.of("Location", "http://127.0.0.1:1/")))
        .isEqualTo(new Refused(Reason.NOT_GRADABLE, 302));
  }

  private ScoreOutcome after(int status, Map<String, String> headers) {
    world.platform.on("/item/scores", request -> new Answer(status, "text/html", "[]", headers));
    return scores.post(column("/item"), score());
  }

  @Test
  void check_33_no_token_goes_to_another_host() {
    try (var other = new FakePlatform()) {
      var foreign = new LineItemRef(world.tenant, registration, other.at("/item"));

      assertThat(scores.post(foreign, score())).isEqualTo(new Refused(Reason.NOT_SENT, 0));
      assertThat(other.seen("/item/scores")).isEmpty();
      assertThat(world.platform.seen("/token")).isEmpty();
    }
  }

  @Test
  void check_33_a_next_link_to_another_host_is_not_followed() {
    try (var other = new FakePlatform()) {
      world.platform.on(
          "/members",
          request ->
              new Answer(
                  200,
                  MEMBERS_TYPE,
                  "{\"members\":[]}",
                  Map.of("Link", "<" + other.at("/members") + ">; rel=\"next\"")));

      assertThatThrownBy(() -> members.of(service("/members"))).isInstanceOf(PlatformFailure.class);
      assertThat(other.seen("/members")).isEmpty();
    }
  }

  @Test
  void check_35_members_whose_next_link_loops_are_not_read_for_ever() {
    world.platform.on(
        "/members",
        request ->
            new Answer(
                200,
                MEMBERS_TYPE,
                "{\"members\":[]}",
                Map.of("Link", "<" + world.platform.origin() + request.uri() + ">; rel=\"next\"")));

    assertThatThrownBy(() -> members.of(service("/members"))).isInstanceOf(PlatformFailure.class);
    assertThat(world.platform.seen("/members")).hasSize(1);
  }

  @Test
  void members_come_page_by_page_with_names_built_from_their_parts() {
    world.platform.on(
        "/members",
        request ->
            request.uri().contains("from=")
                ? page("4", "Instructor", null)
                : page("3", "Learner", world.platform.at("/members?from=1")));
    var read = members.of(service("/members?role=x"));

    assertThat(read).extracting(member -> member.user().name()).containsExactly("王建国", "王建国");
    assertThat(read).extracting("role").containsExactly(CourseRole.LEARNER, CourseRole.TRAINER);
    assertThat(world.platform.seen("/members"))
        .allMatch(request -> request.headers().get("Accept").equals(List.of(MEMBERS_TYPE)));
    assertThat(members.learners(service("/members"))).hasSize(1);
  }

  private static Answer page(String id, String role, URI next) {
    var member =
        map(
            "user_id",
            id,
            "roles",
            List.of(role),
            "status",
            "Active",
            "family_name",
            "王",
            "given_name",
            "建国",
            "lis_person_sourcedid",
            "");
    var link =
        next == null ? Map.<String, String>of() : Map.of("Link", "<" + next + ">; rel=\"next\"");
    return new Answer(200, MEMBERS_TYPE, Jose.json(Map.of("members", List.of(member))), link);
  }

  @Test
  void a_next_link_is_found_between_typographic_quotes_and_escaped_ampersands() {
    var moodle =
        "<http://m/2/lineitems?type_id=1&amp;from=5>; rel=\u00e2\u0080\u009cnext\u00e2\u0080\u009d";
    var reply =
        new Reply(200, Map.of("link", List.of("<http://m/0>; rel=\"prev\"", moodle)), new byte[0]);

    assertThat(Paging.next(URI.create("http://m/2/"), reply))
        .contains(URI.create("http://m/2/lineitems?type_id=1&from=5"));
  }

  @Test
  void a_column_is_looked_for_before_it_is_made() {
    var wanted = new NewColumn("学时", 100, "unit-1", "hours");
    var there =
        map(
            "id",
            world.platform.at("/items/7").toString(),
            "label",
            "x",
            "scoreMaximum",
            100,
            "resourceId",
            "unit-1",
            "tag",
            "hours");
    world.platform.on(
        "/items",
        request ->
            request.method().equals("GET")
                ? Answer.json(ITEMS_TYPE, "[" + Jose.json(there) + "]")
                : new Answer(500, "", "", Map.of()));

    assertThat(lineItems.findOrCreate(service("/items"), wanted).url())
        .isEqualTo(world.platform.at("/items/7"));
    world.platform.on(
        "/items",
        request ->
            request.method().equals("GET")
                ? Answer.json(ITEMS_TYPE, "[]")
                : new Answer(201, ITEM_TYPE, Jose.json(there), Map.of()));
    lineItems.findOrCreate(service("/items"), wanted);
    var made = world.platform.seen("/items").get(2);
    assertThat(made.method()).isEqualTo("POST");
    assertThat(made.headers().get("Content-type")).containsExactly(ITEM_TYPE);
    assertThat(Jose.json(made.body()).orElseThrow())
        .containsEntry("resourceId", "unit-1")
        .containsEntry("tag", "hours");
  }

  @Test
  void results_without_a_grade_have_none_and_no_page_size_is_asked_for() {
    var body =
        "[{\"id\":\"x\",\"userId\":\"3\",\"resultScore\":0,\"resultMaximum\":100},{\"id\":\"y\",\"userId\":\"4\"}]";
    world.platform.on(
        "/item/results",
        request -> Answer.json("application/vnd.ims.lis.v2.resultcontainer+json", body));
    var read = new Results(pages).of(column("/item?type_id=1"));

    assertThat(read).extracting("score").containsExactly(new BigDecimal("0.0"), null);
    assertThat(world.platform.seen("/item/results").get(0).uri())
        .isEqualTo("/item/results?type_id=1");
  }

  @Test
  void scores_that_no_platform_takes_are_refused_here() {
    var now = world.clock.instant();
    assertThatThrownBy(() -> new Score("3", new BigDecimal("-1"), BigDecimal.TEN, now, ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Score("3", BigDecimal.ONE, BigDecimal.ZERO, now, ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Score(" ", BigDecimal.ONE, BigDecimal.TEN, now, ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new NewColumn("x", 150, "r", "t"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_platform_that_answers_too_much_is_cut_off() {
    world.platform.on(
        "/token", request -> new Answer(200, "text/html", "x".repeat(100_000), Map.of()));

    assertThat(scores.post(column("/item"), score())).isInstanceOf(RetryLater.class);
  }
}
