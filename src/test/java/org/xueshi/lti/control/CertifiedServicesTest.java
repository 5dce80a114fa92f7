package org.xueshi.lti.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xueshi.lti.control.FakePlatform.map;

import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xueshi.lti.control.Arrivals.Opened;
import org.xueshi.lti.control.FakePlatform.Answer;
import org.xueshi.lti.control.FakePlatform.Seen;
import org.xueshi.lti.entity.Claim;
import org.xueshi.lti.entity.CourseService;
import org.xueshi.lti.entity.LineItemRef;
import org.xueshi.lti.entity.NewColumn;
import org.xueshi.lti.entity.RegistrationStatus;
import org.xueshi.lti.entity.Score;

/** Cases 39 to 50 of the certification guide: what the platform sees of our service calls. */
class CertifiedServicesTest {

  private static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/scope/";
  private static final String NRPS =
      "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";

  private final LtiWorld world = new LtiWorld();
  private final PagedClient pages = new PagedClient(world.services);

  @BeforeEach
  void register() {
    world.registered(RegistrationStatus.ACTIVE);
    world.keyRotation.ensure(world.tenant);
    world.platform.on(
        "/token",
        request -> {
          var scope = scope(request);
          var body = map("access_token", "for " + scope, "scope", scope, "expires_in", 3600);
          return Answer.json("application/json", Jose.json(body));
        });
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void cases_39_to_43_the_roster_is_read_with_the_exact_type_and_its_own_scope_only() {
    var body = "{\"members\":[{\"user_id\":\"3\",\"roles\":[\"Learner\"]}]}";
    world.platform.on("/members", request -> Answer.json("application/json", body));
    var launch = launched(Claim.NRPS, map("context_memberships_url", at("/members")));
    var service =
        new CourseService(
            world.tenant, launch.registrationId(), launch.message().memberships().orElseThrow());

    assertThat(new Members(pages).of(service)).hasSize(1);
    var seen = world.platform.seen("/members").get(0);
    assertThat(seen.method()).isEqualTo("GET");
    assertThat(header(seen, "Accept"))
        .isEqualTo("application/vnd.ims.lti-nrps.v2.membershipcontainer+json");
    assertThat(header(seen, "Authorization")).isEqualTo("Bearer for " + NRPS);
    assertThat(scopesAsked()).containsExactly(NRPS);
  }

  @Test
  void cases_44_to_50_a_column_is_made_a_score_posted_and_results_read_each_with_its_own_scope() {
    var item = map("id", at("/items/1"), "label", "学时", "scoreMaximum", 100);
    world.platform.on(
        "/items",
        request ->
            request.method().equals("POST")
                ? new Answer(201, "x/y", Jose.json(item), Map.of())
                : Answer.json("x/y", "[]"));
    world.platform.on("/items/1/scores", request -> new Answer(200, "x/y", "", Map.of()));
    world.platform.on("/items/1/results", request -> Answer.json("x/y", "[]"));
    var scopes = List.of(AGS + "lineitem", AGS + "score", AGS + "result.readonly");
    var launch = launched(Claim.AGS, map("scope", scopes, "lineitems", at("/items")));
    var columns = launch.message().grades().orElseThrow().lineItems().orElseThrow();
    var service = new CourseService(world.tenant, launch.registrationId(), columns);

    var made =
        new LineItems(pages, world.services)
            .findOrCreate(service, new NewColumn("学时", 100, "unit-1", "hours"));
    var column = new LineItemRef(world.tenant, launch.registrationId(), made.url());
    var score = new Score("3", BigDecimal.ONE, BigDecimal.TEN, world.clock.instant(), "");
    assertThat(new Scores(world.services, world.clock).post(column, score))
        .isInstanceOf(ScoreOutcome.Accepted.class);
    assertThat(new Results(pages).of(column)).isEmpty();

    var created = world.platform.seen("/items").get(1);
    assertThat(created.method()).isEqualTo("POST");
    assertThat(header(created, "Content-type"))
        .startsWith("application/vnd.ims.lis.v2.lineitem+json");
    assertThat(header(created, "Authorization")).isEqualTo("Bearer for " + AGS + "lineitem");
    assertThat(header(world.platform.seen("/items/1/scores").get(0), "Authorization"))
        .isEqualTo("Bearer for " + AGS + "score");
    assertThat(header(world.platform.seen("/items/1/results").get(0), "Authorization"))
        .isEqualTo("Bearer for " + AGS + "result.readonly");
    assertThat(scopesAsked()).containsExactlyElementsOf(scopes);
  }

  private LaunchDetails launched(String claim, Map<String, Object> value) {
    var begun = world.begin();
    var claims = world.claims(begun);
    claims.put(claim, value);
    var opened = (Opened) world.arrive(begun, claims, begun.browser());
    return world.launchStore.details(world.tenant, opened.session().id()).orElseThrow();
  }

  private String at(String path) {
    return world.platform.at(path).toString();
  }

  private List<String> scopesAsked() {
    return world.platform.seen("/token").stream().map(CertifiedServicesTest::scope).toList();
  }

  private static String scope(Seen request) {
    for (var pair : request.body().split("&")) {
      if (pair.startsWith("scope=")) {
        return URLDecoder.decode(pair.substring(6), StandardCharsets.UTF_8);
      }
    }
    return "";
  }

  private static String header(Seen request, String name) {
    return request.headers().get(name).get(0);
  }
}
