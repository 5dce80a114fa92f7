package org.xueshi.lti.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.xueshi.lti.boundary.CaseCourse.AGS;
import static org.xueshi.lti.boundary.CaseCourse.COLUMN;
import static org.xueshi.lti.boundary.CaseCourse.header;
import static org.xueshi.lti.control.FakePlatform.map;

import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.lti.boundary.CaseBrowser.Page;
import org.xueshi.lti.control.FakePlatform;
import org.xueshi.lti.control.FakePlatform.Answer;
import org.xueshi.lti.control.FakePlatform.Seen;
import org.xueshi.lti.entity.Claim;
import org.xueshi.web.control.Messages;
import org.xueshi.web.entity.Language;

/**
 * The service cases by number against the running tool: people do what makes it call the platform,
 * and the platform says what came, the pages and the database what the tool made of the answer.
 */
class LtiServiceCasesIT {

  private static final String NRPS =
      "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";

  private final Messages messages = new Messages();

  /** A case with a course of its own. */
  private interface Happens {
    void in(CaseCourse course) throws Exception;
  }

  private static DynamicTest row(String name, Happens happens) {
    return dynamicTest(
        name,
        () -> {
          try (var course = new CaseCourse()) {
            happens.in(course);
          }
        });
  }

  private String said(String key, Object... arguments) {
    return messages.text(Language.ZH_CN, key, arguments);
  }

  @TestFactory
  Stream<DynamicTest> section_1_e_names_and_roles() {
    try (var course = new CaseCourse()) {
      var asked = course.trainer.post("/members", "/members/readings");
      course.trainerReads("/members", "王建国");
      var seen = course.platform.fake.seen("/members");
      return Stream.of(
          dynamicTest(
              "39 a launch with the claim lets the trainer read the roster",
              () -> assertThat(asked.status()).isEqualTo(303)),
          dynamicTest(
              "40 the platform got a GET",
              () -> assertThat(seen).extracting(Seen::method).containsExactly("GET")),
          dynamicTest(
              "41 of the exact type",
              () ->
                  assertThat(header(seen.get(0), "Accept"))
                      .isEqualTo("application/vnd.ims.lti-nrps.v2.membershipcontainer+json")),
          dynamicTest(
              "42 with the token it had granted",
              () -> assertThat(header(seen.get(0), "Authorization")).startsWith("Bearer " + NRPS)),
          dynamicTest(
              "43 asked for with the roster's scope only",
              () -> assertThat(course.scopesAsked()).containsExactly(NRPS)));
    }
  }

  @TestFactory
  Stream<DynamicTest> section_1_f_assignments_and_grades() {
    try (var course = new CaseCourse()) {
      course.earn("learner-1");
      course.trainerReads("/scores", said("gradebook.state.SENT"));
      var results = COLUMN + "/results";
      CaseCourse.eventually("results", () -> !course.platform.fake.seen(results).isEmpty());
      var page = course.checkUp();
      var created = created(course);
      var posted = course.platform.fake.seen(COLUMN + "/scores");
      var scopes = course.scopesAsked();
      return Stream.of(
          dynamicTest(
              "44 a learner's launch names the column that the score goes to",
              () -> assertThat(posted).hasSize(1)),
          dynamicTest(
              "45 a token for columns is asked for by that scope only",
              () -> assertThat(scopes).contains(AGS + "lineitem")),
          dynamicTest("46 a column is made", () -> column(created.get(0), page)),
          dynamicTest(
              "47 a token for scores is asked for by that scope only",
              () -> assertThat(scopes).contains(AGS + "score").noneMatch(s -> s.contains(" "))),
          dynamicTest("48 the score is posted", () -> score(posted.get(0))),
          dynamicTest(
              "49 a token for results is asked for by that scope only",
              () -> assertThat(scopes).contains(AGS + "result.readonly")),
          dynamicTest(
              "50 results are read",
              () ->
                  assertThat(course.bearers(results))
                      .allMatch(b -> b.startsWith("Bearer " + AGS + "result.readonly"))));
    }
  }

  private static List<Seen> created(CaseCourse course) {
    return course.platform.fake.seen("/2/lineitems").stream()
        .filter(seen -> seen.method().equals("POST"))
        .toList();
  }

  private void column(Seen created, String page) {
    assertThat(header(created, "Content-type"))
        .isEqualTo("application/vnd.ims.lis.v2.lineitem+json");
    assertThat(header(created, "Authorization")).startsWith("Bearer " + AGS + "lineitem");
    assertThat(created.body()).contains("\"scoreMaximum\":1", "xueshi-checkup");
    assertThat(page).doesNotContain("doctor-BAD");
  }

  private static void score(Seen posted) {
    assertThat(header(posted, "Content-type")).isEqualTo("application/vnd.ims.lis.v1.score+json");
    assertThat(header(posted, "Authorization")).startsWith("Bearer " + AGS + "score");
    assertThat(posted.body())
        .contains("\"userId\":\"learner-1\"", "\"gradingProgress\":\"FullyGraded\"");
  }

  @TestFactory
  Stream<DynamicTest> section_2_tokens() {
    return Stream.of(
        row("98 a 401 gets one new token and then success", this::refusedOnce),
        row("98 a 401 again is said to the trainer, and not repeated at once", this::refusedAlways),
        row("99 a token without scope and life serves for what was asked", this::spareToken),
        row("99 an answer without a token is said to the trainer", this::noToken),
        row("100 a rate limit at the token endpoint means later", this::rateLimit));
  }

  private void refusedOnce(CaseCourse course) {
    var good = course.platform.fake.answer(COLUMN + "/scores");
    course.platform.fake.on(
        COLUMN + "/scores",
        request ->
            course.platform.fake.seen(COLUMN + "/scores").size() == 1
                ? new Answer(401, "text/html", "", Map.of())
                : good.apply(request));
    course.earn("learner-98");
    course.trainerReads("/scores", said("gradebook.state.SENT") + "</span>");
    assertThat(course.bearers(COLUMN + "/scores")).hasSize(2).doesNotHaveDuplicates();
    assertThat(course.scopesAsked()).filteredOn((AGS + "score")::equals).hasSize(2);
    assertThat(course.scores).containsKey("learner-98");
  }

  private void refusedAlways(CaseCourse course) {
    course.platform.fake.on(
        COLUMN + "/scores", request -> new Answer(401, "text/html", "", Map.of()));
    course.earn("learner-98");
    course.trainerReads("/scores", said("gradebook.because.NOT_TRUSTED"));
    assertThat(course.bearers(COLUMN + "/scores")).hasSize(2).doesNotHaveDuplicates();
  }

  private void spareToken(CaseCourse course) {
    course.grant(Map.of());
    for (var name : List.of("建国", "秀兰")) {
      var roster = CaseCourse.roster("王", name);
      course.platform.fake.on("/members", request -> Answer.json("application/json", roster));
      course.trainer.post("/members", "/members/readings");
      course.trainerReads("/members", "王" + name);
      CaseCourse.eventually(
          "read", () -> course.trainer.get("/members").body().contains("/members/readings"));
    }
    assertThat(course.scopesAsked()).containsExactly(NRPS);
  }

  private void noToken(CaseCourse course) {
    course.platform.fake.on(
        "/token", request -> Answer.json("application/json", "{\"token_type\":\"Bearer\"}"));
    course.trainer.post("/members", "/members/readings");
    course.trainerReads("/members", said("training.members.why.UNUSABLE_ANSWER"));
    assertThat(course.platform.fake.seen("/members")).isEmpty();
  }

  private void rateLimit(CaseCourse course) {
    var good = course.platform.fake.answer("/token");
    course.platform.fake.on(
        "/token",
        request -> new Answer(403, "text/plain", "403 Forbidden (Rate Limit Exceeded)", Map.of()));
    course.earn("learner-100");
    course.trainerReads("/scores", said("gradebook.because.PLATFORM_AWAY"));
    assertThat(course.platform.fake.seen(COLUMN + "/scores")).isEmpty();
    course.platform.fake.on("/token", good);
    course.trainerReads("/scores", said("gradebook.state.SENT") + "</span>");
  }

  @TestFactory
  Stream<DynamicTest> section_2_scores_and_columns() {
    return Stream.of(
        row("101 what is no score cannot even be owed", this::noScore),
        row("102 a column's query stays behind its services", this::query),
        row("105 a column that belongs to an activity is not deleted", this::coupled));
  }

  private void noScore(CaseCourse course) {
    course.earn("learner-101");
    course.trainerReads("/scores", said("gradebook.state.SENT") + "</span>");
    for (var wrong : List.of("given = -1", "maximum = 0", "maximum = null", "given = null")) {
      assertThatThrownBy(() -> owe(course, wrong)).as(wrong).hasMessageContaining("score_outbox");
    }
    assertThat(course.platform.fake.seen(COLUMN + "/scores"))
        .allMatch(s -> s.body().contains("scoreGiven") && s.body().contains("scoreMaximum"));
  }

  private static void owe(CaseCourse course, String change) {
    course.platform.execute(
        "update score_outbox set state = 'WAITING', "
            + change
            + " where line_item_id in (select id from line_item where registration_id = ?)",
        course.platform.registration);
  }

  private void query(CaseCourse course) {
    course.earn("learner-102");
    course.trainerReads("/scores", said("gradebook.state.SENT") + "</span>");
    assertThat(course.platform.fake.seen(COLUMN + "/scores"))
        .extracting(Seen::uri)
        .containsExactly(COLUMN + "/scores?type_id=1");
  }

  /** The platform takes the trial column for an activity's: from then on it is not ours. */
  private void coupled(CaseCourse course) {
    var good = course.platform.fake.answer("/2/lineitems");
    course.platform.fake.on(
        "/2/lineitems",
        request -> {
          var answer = good.apply(request);
          course.made.forEach(item -> item.put("resourceLinkId", "1"));
          return answer;
        });
    course.checkUp();
    course.checkUp();
    assertThat(created(course)).isNotEmpty();
    for (int i = 0; i < course.made.size(); i++) {
      assertThat(course.platform.fake.seen("/made/" + i)).isEmpty();
    }
  }

  @TestFactory
  Stream<DynamicTest> section_2_rosters() {
    return Stream.of(
        row("106 when nobody has a name the tool is said to be private", this::nameless),
        row("W12 a next page elsewhere never gets the token", this::elsewhere));
  }

  private void nameless(CaseCourse course) {
    var roster = CaseCourse.roster("", "");
    course.platform.fake.on("/members", request -> Answer.json("application/json", roster));
    course.trainer.post("/members", "/members/readings");
    course.trainerReads("/members", said("training.members.private"));
  }

  private void elsewhere(CaseCourse course) {
    try (var thief = new FakePlatform()) {
      var next = Map.of("Link", "<" + thief.at("/members") + ">; rel=\"next\"");
      course.platform.fake.on(
          "/members",
          request -> new Answer(200, "application/json", CaseCourse.roster("王", "建国"), next));
      course.trainer.post("/members", "/members/readings");
      course.trainerReads("/members", said("training.members.why.ADDRESS_NOT_ALLOWED"));
      assertThat(thief.seen("/members")).isEmpty();
    }
  }

  @TestFactory
  Stream<DynamicTest> section_2_answers_to_a_selection() {
    return Stream.of(
        row("104 a type the platform does not take", this::wrongType),
        row("104 two items where it takes one", this::onlyOne),
        row("104 no column where it takes none", this::noColumn),
        row("104 nothing chosen", this::nothing));
  }

  private void wrongType(CaseCourse course) {
    var asked = selecting(course, settings -> settings.put("accept_types", List.of("html")));
    var answer = asked.choose(course.task);
    assertThat(answer.status()).isBetween(400, 499);
    assertThat(answer.body()).contains("平台这次不接受");
  }

  private void onlyOne(CaseCourse course) {
    var asked = selecting(course, settings -> settings.put("accept_multiple", false));
    var both = asked.choose(asked.items().get(0), "room");
    assertThat(both.status()).isBetween(400, 499);
    assertThat(both.body()).contains(said("lti.deepLinking.onlyOne"));
    assertThat(placed(asked.choose(asked.items().get(0)))).hasSize(1);
  }

  private void noColumn(CaseCourse course) {
    var asked = selecting(course, settings -> settings.put("accept_lineitem", false));
    assertThat(placed(asked.choose(asked.items().get(0))))
        .allMatch(item -> !item.containsKey("lineItem"));
  }

  private void nothing(CaseCourse course) {
    var asked = selecting(course, settings -> {});
    var none = asked.choose();
    assertThat(none.status()).isEqualTo(422);
    assertThat(none.body()).contains(said("training.choose.nothing"));
    assertThat(placed(asked.at().post("/choose", "/choose/cancellation"))).isEmpty();
  }

  /** The chooser, open. */
  private record Selecting(CaseCourse.Visitor at) {

    List<String> items() {
      return Pattern.compile("name=\"item\"[^>]* value=\"([^\"]+)\"")
          .matcher(at.get("/choose").body())
          .results()
          .map(found -> found.group(1))
          .filter(item -> Ids.parse(item).isPresent())
          .toList();
    }

    Page choose(String... items) {
      var form = new ArrayList<String>();
      form.add("_csrf=" + csrf());
      Stream.of(items).forEach(item -> form.add("item=" + item));
      return at.browser()
          .postRaw(java.net.URI.create(at.home() + "/choose"), String.join("&", form), Map.of());
    }

    private String csrf() {
      return CaseCourse.found(
          Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\""), at.get("/choose").body());
    }
  }

  @SuppressWarnings("unchecked")
  private static Selecting selecting(CaseCourse course, Consumer<Map<String, Object>> change) {
    var browser = new CaseBrowser("zh-CN");
    var begun = course.platform.begin(browser);
    var claims = course.platform.deepLinking(begun);
    claims.put("sub", "trainer");
    var settings = new LinkedHashMap<>((Map<String, Object>) claims.get(Claim.DL_SETTINGS));
    change.accept(settings);
    claims.put(Claim.DL_SETTINGS, settings);
    var landed = course.platform.launch(begun, course.platform.fake.sign(claims));
    var home = landed.location().toString().replaceAll("(/c/[^/]+).*", "$1");
    return new Selecting(new CaseCourse.Visitor(browser, java.net.URI.create(home)));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> placed(Page answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    var jwt = CaseCourse.found(Pattern.compile("name=\"JWT\" value=\"([^\"]+)\""), answer.body());
    try {
      var claims = SignedJWT.parse(jwt).getJWTClaimsSet();
      return (List<Map<String, Object>>) claims.getClaim(Claim.DL_CONTENT_ITEMS);
    } catch (java.text.ParseException broken) {
      throw new AssertionError(broken);
    }
  }

  @TestFactory
  Stream<DynamicTest> section_2_notices() {
    return Stream.of(
        notice("107 without issuer", "PLATFORM_KNOWN", claims -> claims.remove("iss")),
        notice("107 without audience", "PLATFORM_KNOWN", claims -> claims.remove("aud")),
        notice("107 for another party", "AUTHORIZED_PARTY", c -> c.put("azp", "client-2")),
        notice("107 without deployment", "DEPLOYMENT", c -> c.remove(Claim.DEPLOYMENT_ID)),
        notice("107 without notice", "NOTICE", claims -> claims.remove(Claim.NOTICE)),
        notice("107 without version", "VERSION", claims -> claims.remove(Claim.VERSION)),
        notice(
            "107 of an unknown type",
            "NOTICE_TYPE",
            c -> c.put(Claim.NOTICE, map("id", "n", "type", "LtiOther"))),
        row("107 blank", course -> refused(course, "", "TOKEN_READABLE")),
        row("107 with nothing wrong it is taken, once", LtiServiceCasesIT::taken));
  }

  private static DynamicTest notice(
      String name, String failure, Consumer<Map<String, Object>> change) {
    return row(
        name,
        course -> {
          var claims = notice(course);
          change.accept(claims);
          refused(course, course.platform.fake.sign(claims), failure);
        });
  }

  private static Map<String, Object> notice(CaseCourse course) {
    var now = Instant.now();
    var claims = new LinkedHashMap<String, Object>();
    claims.put("iss", course.platform.fake.origin());
    claims.put("aud", "client-1");
    claims.put("azp", "client-1");
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.getEpochSecond() + 3600);
    claims.put(Claim.VERSION, "1.3.0");
    claims.put(Claim.DEPLOYMENT_ID, "1");
    claims.put(Claim.NOTICE, map("id", "n-1", "type", "LtiHelloWorldNotice"));
    return claims;
  }

  private static Page post(CaseCourse course, String token) {
    return new CaseBrowser("en")
        .postRaw(
            course.platform.at("/lti/notices"),
            CaseCourse.json(Map.of("notices", List.of(Map.of("jwt", token)))),
            Map.of());
  }

  private static void refused(CaseCourse course, String token, String failure) {
    var answer = post(course, token);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains(failure);
    assertThat(kept(course)).isZero();
  }

  private static void taken(CaseCourse course) {
    var token = course.platform.fake.sign(notice(course));
    assertThat(post(course, token).status()).isEqualTo(200);
    assertThat(post(course, token).status()).isEqualTo(200);
    assertThat(kept(course)).isEqualTo(1);
  }

  private static int kept(CaseCourse course) {
    return course
        .platform
        .tool
        .database()
        .withHandle(
            handle ->
                handle
                    .createQuery("select count(*) from lti_notice where registration_id = ?")
                    .bind(0, course.platform.registration)
                    .mapTo(Integer.class)
                    .one());
  }
}
