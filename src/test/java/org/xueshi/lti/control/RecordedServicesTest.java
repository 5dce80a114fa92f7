package org.xueshi.lti.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xueshi.lti.control.FakePlatform.Answer;
import org.xueshi.lti.control.PlatformFailure.Kind;
import org.xueshi.lti.control.ScoreOutcome.Accepted;
import org.xueshi.lti.control.ScoreOutcome.Reason;
import org.xueshi.lti.control.ScoreOutcome.Refused;
import org.xueshi.lti.control.ScoreOutcome.RetryLater;
import org.xueshi.lti.entity.Claims;
import org.xueshi.lti.entity.CourseService;
import org.xueshi.lti.entity.LineItem;
import org.xueshi.lti.entity.LineItemRef;
import org.xueshi.lti.entity.RegistrationStatus;
import org.xueshi.lti.entity.Scope;
import org.xueshi.lti.entity.Score;
import org.xueshi.web.entity.CourseRole;

/** Our clients against what a real Moodle 4.5 answered, played back byte for byte. */
class RecordedServicesTest {

  private static final Path RECORDINGS = Path.of("src/test/resources/moodle-4.5");
  private static final String MOODLE = "http://localhost:8081";
  private static final String SERVICES = "/mod/lti/services.php";

  private final LtiWorld world = new LtiWorld();
  private final PagedClient pages = new PagedClient(world.services);
  private UUID registration;

  @BeforeEach
  void register() throws Exception {
    registration = world.registered(RegistrationStatus.ACTIVE);
    world.keyRotation.ensure(world.tenant);
    answer("/token", recorded("token.json", "all-scopes"));
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void every_token_answer_reads_as_moodle_meant_it() throws Exception {
    for (var exchange : exchanges("token.json")) {
      answer("/token", exchange);
      var platform = world.registrations.byId(world.tenant, registration).orElseThrow();
      world.tokens.forget(platform, Scope.SCORE);
      var status = exchange.object("response").number("status").orElseThrow();
      var granted =
          exchange
              .object("response")
              .object("body")
              .text("scope")
              .orElse("")
              .contains("ags/scope/score");
      if (status == 200 && granted) {
        assertThat(world.tokens.token(platform, Scope.SCORE)).hasSize(32);
      } else {
        assertThatThrownBy(() -> world.tokens.token(platform, Scope.SCORE))
            .as(exchange.exact("label").orElseThrow())
            .isInstanceOfSatisfying(
                PlatformFailure.class, no -> assertThat(no.kind()).isEqualTo(Kind.REFUSED));
      }
    }
  }

  @Test
  void the_list_of_columns_reads_whole_and_page_by_page() throws Exception {
    var lineItems = new LineItems(pages, world.services);
    answer(SERVICES + "/2/lineitems", recorded("ags/lineitems.json", "lineitems-list"));
    var list = lineItems.list(service(SERVICES + "/2/lineitems?type_id=1"));

    assertThat(list).extracting(LineItem::resourceId).contains("task-1");
    assertThat(list.get(0).label()).isEqualTo("研修任务一：课标研读测评");
    assertThat(list.get(0).url()).hasQuery("type_id=1");
    assertThat(list.get(0).resourceLinkId()).isEqualTo("1");

    byQuery(
        SERVICES + "/2/lineitems",
        "ags/lineitems.json",
        List.of("lineitems-page1", "lineitems-page2", "lineitems-page3"));
    assertThat(lineItems.list(service(SERVICES + "/2/lineitems?type_id=1&limit=2")))
        .hasSameSizeAs(list);
  }

  @Test
  void results_read_back_as_they_stood_in_the_gradebook() throws Exception {
    var results = new Results(pages);
    var path = SERVICES + "/2/lineitems/6/lineitem";
    answer(path + "/results", recorded("ags/results.json", "results-all"));
    var all = results.of(column(path + "?type_id=1"));
    answer(path + "/results", recorded("ags/results.json", "results-rescaled-after"));
    var one = results.of(column(path + "?type_id=1"), "3");

    assertThat(all).isNotEmpty().allMatch(result -> !result.userId().isEmpty());
    assertThat(one.orElseThrow().score()).isEqualByComparingTo(new BigDecimal("88"));
    assertThat(one.orElseThrow().timestamp()).endsWith("+08:00");
    answer(path + "/results", recorded("ags/results.json", "results-limit5"));
    assertThatThrownBy(() -> results.of(column(path + "?type_id=1")))
        .isInstanceOf(PlatformFailure.class);
  }

  @Test
  void every_answer_to_a_score_has_a_name() throws Exception {
    var scores = new Scores(world.services, world.clock);
    var expected = new HashMap<Integer, Class<? extends ScoreOutcome>>();
    expected.put(200, Accepted.class);
    expected.put(502, RetryLater.class);
    for (var exchange : exchanges("ags/scores.json")) {
      answer("/item/scores", exchange);
      var status = exchange.object("response").number("status").orElseThrow().intValue();
      var outcome = scores.post(column("/item"), score());
      assertThat(outcome).isInstanceOf(expected.getOrDefault(status, Refused.class));
      if (outcome instanceof Refused refused) {
        assertThat(refused.reason()).isEqualTo(reason(status));
      }
    }
  }

  private static Reason reason(int status) {
    return switch (status) {
      case 401 -> Reason.NOT_ALLOWED;
      case 404 -> Reason.COLUMN_GONE;
      case 409 -> Reason.NEWER_GRADE_EXISTS;
      default -> Reason.NOT_GRADABLE;
    };
  }

  @Test
  void the_roster_is_the_same_in_one_answer_and_in_three_pages() throws Exception {
    var members = new Members(pages);
    var path = SERVICES + "/CourseSection/2/bindings/1/memberships";
    answer(path, recorded("nrps/memberships.json", "all"));
    var all = members.of(service(path));
    byQuery(
        path,
        "nrps/memberships-paged.json",
        List.of("limit10-page1", "limit10-page2", "limit10-page3"));
    var paged = members.of(service(path + "?limit=10"));

    assertThat(all).hasSize(26);
    assertThat(paged).containsExactlyElementsOf(all);
    assertThat(all).filteredOn(member -> member.role() == CourseRole.LEARNER).hasSize(25);
    assertThat(all)
        .filteredOn(member -> member.user().subject().equals("3"))
        .singleElement()
        .satisfies(member -> assertThat(member.user().name()).isEqualTo("王建国"));
  }

  @Test
  void learners_only_although_moodle_forgets_the_role_on_the_second_page() throws Exception {
    var members = new Members(pages);
    var path = SERVICES + "/CourseSection/2/bindings/1/memberships";
    var first = recorded("nrps/memberships.json", "role-learner-limit5");
    var second = recorded("nrps/memberships-paged.json", "limit10-page3");
    world.platform.on(path, request -> played(request.uri().contains("from=") ? second : first));

    assertThat(members.learners(service(path + "?limit=5")))
        .hasSizeGreaterThan(5)
        .allMatch(member -> member.role() == CourseRole.LEARNER);
    assertThat(world.platform.seen(path)).allMatch(seen -> seen.uri().contains("role="));
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

  private void answer(String path, Claims exchange) {
    world.platform.on(path, request -> played(exchange));
  }

  /** Each recorded page under the query it was asked for with. */
  private void byQuery(String path, String file, List<String> labels) throws Exception {
    var byQuery = new HashMap<String, Claims>();
    for (var label : labels) {
      var exchange = recorded(file, label);
      var url = URI.create(exchange.object("request").exact("url").orElseThrow());
      byQuery.put(url.getRawQuery(), exchange);
    }
    world.platform.on(
        path, request -> played(byQuery.get(URI.create(request.uri()).getRawQuery())));
  }

  /** As it came, but from this platform. */
  private Answer played(Claims exchange) {
    var response = exchange.object("response");
    var body = response.values().get("body");
    var text =
        body instanceof Map<?, ?> || body instanceof List<?>
            ? wrapped(body)
            : response.exact("bodyText").orElse("");
    var headers = response.object("headers");
    var sent = new HashMap<String, String>();
    // The header comes as bytes; the recording has read them as UTF-8.
    headers
        .exact("link")
        .ifPresent(
            link ->
                sent.put(
                    "Link",
                    new String(
                        here(link).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)));
    var status = response.number("status").orElseThrow().intValue();
    return new Answer(status, headers.exact("content-type").orElse("text/html"), here(text), sent);
  }

  private String wrapped(Object body) {
    var text = com.nimbusds.jose.util.JSONObjectUtils.toJSONString(Map.of("v", body));
    return text.substring(text.indexOf(':') + 1, text.length() - 1);
  }

  private String here(String text) {
    return text.replace(MOODLE, world.platform.origin());
  }

  private static Claims recorded(String file, String label) throws Exception {
    return exchanges(file).stream()
        .filter(exchange -> exchange.exact("label").orElse("").equals(label))
        .findFirst()
        .orElseThrow();
  }

  private static List<Claims> exchanges(String file) throws Exception {
    var text = Files.readString(RECORDINGS.resolve(file), StandardCharsets.UTF_8);
    var list = com.nimbusds.jose.util.JSONObjectUtils.parse("{\"list\":" + text + "}").get("list");
    return Claims.objects((List<?>) list);
  }
}
