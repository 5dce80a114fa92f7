package org.xueshi.lti.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xueshi.lti.control.FakePlatform.map;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.control.FakePlatform.Answer;
import org.xueshi.lti.control.PlatformFailure.Kind;
import org.xueshi.lti.control.ScoreOutcome.Accepted;
import org.xueshi.lti.control.ScoreOutcome.RetryLater;
import org.xueshi.lti.entity.CourseService;
import org.xueshi.lti.entity.LineItemRef;
import org.xueshi.lti.entity.NewColumn;
import org.xueshi.lti.entity.Registration;
import org.xueshi.lti.entity.RegistrationStatus;
import org.xueshi.lti.entity.Scope;
import org.xueshi.lti.entity.Score;

/** The service cases by number (98 to 105), and what platforms do beside them. */
class ServiceCasesTest {

  private static final NewColumn HOURS = new NewColumn("学时", 100, "unit-1", "hours");

  private final LtiWorld world = new LtiWorld();
  private final PagedClient pages = new PagedClient(world.services);
  private final Scores scores = new Scores(world.services, world.clock);
  private final LineItems lineItems = new LineItems(pages, world.services);
  private final Members members = new Members(pages);
  private final AtomicInteger asked = new AtomicInteger();
  private UUID registration;

  @BeforeEach
  void register() {
    registration = world.registered(RegistrationStatus.ACTIVE);
    world.keyRotation.ensure(world.tenant);
    grant(Map.of("expires_in", 3600));
  }

  @AfterEach
  void close() {
    world.close();
  }

  private void grant(Map<String, Object> more) {
    world.platform.on(
        "/token",
        request -> {
          var body = new LinkedHashMap<>(more);
          body.put("access_token", "token-" + asked.incrementAndGet());
          return Answer.json("text/html; charset=utf-8", Jose.json(body));
        });
  }

  private Registration platform() {
    return world.registrations.byId(world.tenant, registration).orElseThrow();
  }

  private LineItemRef column(String path) {
    return new LineItemRef(world.tenant, registration, world.platform.at(path));
  }

  private CourseService service(String path) {
    return new CourseService(world.tenant, registration, world.platform.at(path));
  }

  private Score score() {
    return new Score("3", BigDecimal.ONE, BigDecimal.TEN, world.clock.instant(), "");
  }

  @Test
  void case_98_a_401_is_answered_with_one_new_token_and_then_success() {
    world.platform.on(
        "/item/scores",
        request ->
            request.headers().get("Authorization").contains("Bearer token-1")
                ? new Answer(401, "application/json", "", Map.of())
                : new Answer(200, "application/json", "", Map.of()));

    assertThat(scores.post(column("/item"), score())).isInstanceOf(Accepted.class);
    assertThat(asked).hasValue(2);
  }

  @Test
  void case_99_a_token_answer_may_leave_out_scope_and_life_but_not_the_token() {
    grant(Map.of());
    assertThat(world.tokens.token(platform(), Scope.SCORE)).isEqualTo("token-1");
    world.clock.forward(Duration.ofMinutes(50));
    assertThat(world.tokens.token(platform(), Scope.SCORE)).isEqualTo("token-1");
    world.clock.forward(Duration.ofMinutes(10));
    assertThat(world.tokens.token(platform(), Scope.SCORE)).isEqualTo("token-2");

    world.platform.on("/token", request -> Answer.json("text/html", "{\"token_type\":\"Bearer\"}"));
    assertThatThrownBy(() -> world.tokens.token(platform(), Scope.LINE_ITEM))
        .isInstanceOfSatisfying(
            PlatformFailure.class, no -> assertThat(no.kind()).isEqualTo(Kind.UNUSABLE_ANSWER));
  }

  @Test
  void a_life_may_be_text_or_shorter_than_the_time_kept_in_hand() {
    grant(Map.of("expires_in", "40"));
    assertThat(world.tokens.token(platform(), Scope.SCORE)).isEqualTo("token-1");
    world.clock.forward(Duration.ofSeconds(15));
    assertThat(world.tokens.token(platform(), Scope.SCORE)).isEqualTo("token-1");
    world.clock.forward(Duration.ofSeconds(15));
    assertThat(world.tokens.token(platform(), Scope.SCORE)).isEqualTo("token-2");
  }

  @Test
  void case_100_a_rate_limit_at_the_token_endpoint_means_later_by_status_or_by_text() {
    world.platform.on(
        "/token", request -> new Answer(429, "text/html", "", Map.of("Retry-After", "7")));
    assertThat(scores.post(column("/item"), score()))
        .isEqualTo(new RetryLater(Duration.ofSeconds(7)));
    world.platform.on(
        "/token",
        request -> new Answer(403, "text/plain", "403 Forbidden (Rate Limit Exceeded)", Map.of()));
    assertThat(scores.post(column("/item"), score()))
        .isEqualTo(new RetryLater(Patience.USUAL_WAIT));
    grant(Map.of());
    world.platform.on("/item/scores", request -> new Answer(200, "text/html", "", Map.of()));
    assertThat(scores.post(column("/item"), score())).isInstanceOf(Accepted.class);
  }

  @Test
  void a_rate_limit_at_a_service_means_later_and_a_plain_403_does_not() {
    world.platform.on(
        "/item/scores", request -> new Answer(403, "text/plain", "Rate Limit Exceeded", Map.of()));
    assertThat(scores.post(column("/item"), score())).isInstanceOf(RetryLater.class);
    world.platform.on("/item/scores", request -> new Answer(403, "text/plain", "no", Map.of()));
    assertThat(scores.post(column("/item"), score()))
        .isEqualTo(new ScoreOutcome.Refused(ScoreOutcome.Reason.NOT_ALLOWED, 403));
  }

  @Test
  void sixteen_at_once_ask_for_one_token_and_share_a_refusal_too() {
    world.platform.on(
        "/token",
        request -> {
          asked.incrementAndGet();
          pause();
          return Answer.json("text/html", "{\"access_token\":\"one\"}");
        });
    assertThat(atOnce(() -> world.tokens.token(platform(), Scope.SCORE))).containsOnly("one");
    assertThat(asked).hasValue(1);

    world.platform.on(
        "/token",
        request -> {
          asked.incrementAndGet();
          pause();
          return new Answer(400, "text/html", "{\"error\":\"invalid_client\"}", Map.of());
        });
    assertThat(atOnce(() -> kind(() -> world.tokens.token(platform(), Scope.LINE_ITEM))))
        .containsOnly("REFUSED");
    assertThat(asked.get()).isBetween(2, 3);
  }

  private static List<String> atOnce(java.util.function.Supplier<String> work) {
    var running = new ArrayList<CompletableFuture<String>>();
    for (var i = 0; i < 16; i++) {
      var task = new CompletableFuture<String>();
      new Thread(() -> task.complete(work.get())).start();
      running.add(task);
    }
    return running.stream().map(CompletableFuture::join).toList();
  }

  private static String kind(Runnable work) {
    try {
      work.run();
      return "none";
    } catch (PlatformFailure failure) {
      return failure.kind().name();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(600);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whoever_comes_second_with_a_refused_token_gets_the_one_fetched_meanwhile() {
    var old = world.tokens.token(platform(), Scope.SCORE);

    assertThat(world.tokens.another(platform(), Scope.SCORE, old)).isEqualTo("token-2");
    assertThat(world.tokens.another(platform(), Scope.SCORE, old)).isEqualTo("token-2");
    assertThat(asked).hasValue(2);
  }

  @Test
  void case_101_what_is_no_score_is_refused_here_and_more_than_the_whole_is_not() {
    var now = world.clock.instant();
    assertThatThrownBy(() -> new Score("3", BigDecimal.ONE, null, now, ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Score("3", new BigDecimal("-0.1"), BigDecimal.TEN, now, ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Score("3", BigDecimal.ONE, BigDecimal.ZERO, now, ""))
        .isInstanceOf(IllegalArgumentException.class);
    world.platform.on("/item/scores", request -> new Answer(204, "text/html", "", Map.of()));
    assertThat(
            scores.post(
                column("/item"), new Score("3", new BigDecimal("120"), BigDecimal.TEN, now, "")))
        .isInstanceOf(Accepted.class);
  }

  @Test
  void case_102_a_column_s_query_stays_behind_its_services() {
    assertThat(column("/6/lineitem?type_id=1").service("scores"))
        .isEqualTo(world.platform.at("/6/lineitem/scores?type_id=1"));
    assertThat(column("/6/lineitem/").service("results"))
        .isEqualTo(world.platform.at("/6/lineitem/results"));
  }

  @Test
  void case_105_neither_an_activity_s_column_nor_one_with_grades_is_deleted() {
    var results = "[{\"userId\":\"3\",\"resultScore\":0,\"resultMaximum\":1}]";
    item("/coupled", "1");
    item("/graded", "");
    item("/scratch", "");
    world.platform.on("/graded/results", request -> Answer.json("x/y", results));
    world.platform.on("/scratch/results", request -> Answer.json("x/y", "[{\"userId\":\"3\"}]"));

    assertThatThrownBy(() -> lineItems.delete(column("/coupled"))).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> lineItems.delete(column("/graded"))).isInstanceOf(Refusal.class);
    lineItems.delete(column("/scratch"));
    assertThat(methods("/coupled")).containsExactly("GET");
    assertThat(methods("/graded")).containsExactly("GET");
    assertThat(methods("/scratch")).containsExactly("GET", "DELETE");
  }

  private List<String> methods(String path) {
    return world.platform.seen(path).stream().map(FakePlatform.Seen::method).toList();
  }

  private void item(String path, String link) {
    world.platform.on(path, request -> Answer.json("x/y", Jose.json(described(path, link))));
  }

  private Map<String, Object> described(String path, String link) {
    return map(
        "id",
        world.platform.at(path).toString(),
        "label",
        "x",
        "scoreMaximum",
        100,
        "resourceId",
        "unit-1",
        "tag",
        "hours",
        "resourceLinkId",
        link);
  }

  @Test
  void an_activity_with_a_column_gets_no_second_one() {
    var listed = Jose.json(Map.of("list", List.of(described("/items/7", "5"))));
    var list = listed.substring(listed.indexOf('['), listed.length() - 1);
    world.platform.on("/items", request -> Answer.json("x/y", list));

    assertThat(lineItems.findOrCouple(service("/items"), HOURS, "5").url())
        .isEqualTo(world.platform.at("/items/7"));
    assertThat(methods("/items")).containsExactly("GET");

    world.platform.on(
        "/items",
        request ->
            request.method().equals("GET")
                ? Answer.json("x/y", list)
                : Answer.json("x/y", Jose.json(described("/items/8", "6"))));
    assertThat(lineItems.findOrCouple(service("/items"), HOURS, "6").resourceLinkId())
        .isEqualTo("6");
  }

  @Test
  void two_that_make_a_column_at_once_go_on_with_the_one_listed_first() {
    var first = Jose.json(Map.of("list", List.of(described("/items/7", ""))));
    var gets = new AtomicInteger();
    world.platform.on(
        "/items",
        request -> {
          if (request.method().equals("POST")) {
            return Answer.json("x/y", Jose.json(described("/items/8", "")));
          }
          return Answer.json(
              "x/y",
              gets.getAndIncrement() == 0
                  ? "[]"
                  : first.substring(first.indexOf('['), first.length() - 1));
        });

    assertThat(lineItems.findOrCreate(service("/items"), HOURS).url())
        .isEqualTo(world.platform.at("/items/7"));
  }

  @Test
  void w_12_and_check_35_pages_that_never_end_are_given_up() {
    var next = new AtomicInteger();
    world.platform.on(
        "/members",
        request ->
            new Answer(
                200,
                "x/y",
                "{\"members\":[]}",
                Map.of("Link", "</members?p=" + next.incrementAndGet() + ">; rel=\"next\"")));

    var bounded = new Members(new PagedClient(world.services, 20));
    assertThatThrownBy(() -> bounded.of(service("/members"))).isInstanceOf(PlatformFailure.class);
    assertThat(next.get()).isEqualTo(20);
  }

  @Test
  void the_role_is_asked_for_on_every_page_and_a_next_link_may_be_relative() {
    world.platform.on(
        "/members",
        request ->
            new Answer(
                200,
                "x/y",
                "{\"members\":[{\"user_id\":\"4\",\"roles\":[\"Instructor\"]},{\"user_id\":\"5\","
                    + "\"roles\":[\"Learner\"]}]}",
                request.uri().contains("from")
                    ? Map.of()
                    : Map.of("Link", "<?limit=1000&from=2>; rel=\"next\"")));

    assertThat(members.learners(service("/members"))).hasSize(2);
    assertThat(world.platform.seen("/members"))
        .hasSize(2)
        .allMatch(request -> request.uri().contains("role=http"));
  }

  @Test
  void where_changes_can_be_read_is_told() {
    var link = "</members?since=9>; rel=\"differences\", <http://other/>; rel=\"prev\"";
    world.platform.on(
        "/members", request -> new Answer(200, "x/y", "{\"members\":[]}", Map.of("Link", link)));

    assertThat(members.forEach(service("/members"), member -> {}))
        .contains(world.platform.at("/members?since=9"));
    assertThat(Paging.next(URI.create("http://m/"), new Reply(200, Map.of(), new byte[0])))
        .isEmpty();
  }
}
