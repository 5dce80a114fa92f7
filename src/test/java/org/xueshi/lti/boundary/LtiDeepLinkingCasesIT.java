package org.xueshi.lti.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.json.Json;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.xueshi.lti.boundary.CaseBrowser.Page;
import org.xueshi.lti.entity.Claim;
import org.xueshi.start.Api;
import org.xueshi.test.RunningTool;

/** Cases 31 to 38: a selection from the request to the launch of what was placed, by HTTP. */
class LtiDeepLinkingCasesIT {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\" data-auto-post");
  private static final Pattern JWT = Pattern.compile("name=\"JWT\" value=\"([^\"]+)\"");

  @TestFactory
  Stream<DynamicTest> section_1_d_deep_linking() throws Exception {
    try (var platform = new CasePlatform(RunningTool.get())) {
      layOut(platform);
      var answer = select(platform);
      var jwt = SignedJWT.parse(found(JWT, answer.body()));
      var claims = jwt.getJWTClaimsSet().getClaims();
      var keys = JWKSet.parse(new CaseBrowser("en").get(platform.at("/lti/jwks")).body());
      var key = keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey();
      var placed = firstItem(claims);
      var page = open(platform, placed);
      var origin = platform.fake.origin();
      return Stream.of(
          dynamicTest(
              "32 the answer is posted to the return address as JWT",
              () -> assertThat(found(ACTION, answer.body())).isEqualTo(origin + "/return")),
          dynamicTest(
              "33 it is a deep linking response",
              () -> assertThat(claims).containsEntry(Claim.MESSAGE_TYPE, "LtiDeepLinkingResponse")),
          dynamicTest("34 iat and exp hold now", () -> holdsNow(claims)),
          dynamicTest(
              "35 the signature verifies with our key set",
              () -> assertThat(jwt.verify(new RSASSAVerifier(key))).isTrue()),
          dynamicTest("36 every claim that is needed is there", () -> whole(claims, origin)),
          dynamicTest(
              "37 the values are what was chosen",
              () ->
                  assertThat(placed)
                      .containsEntry("type", "ltiResourceLink")
                      .containsEntry("url", platform.tool.url("/lti/launch"))
                      .containsKeys("title", "custom")),
          dynamicTest(
              "38 the placed link launches",
              () -> assertThat(page.status()).as(page.body()).isEqualTo(200)));
    }
  }

  private static void layOut(CasePlatform platform) {
    var api = new Api(URI.create(platform.tool.url("/")), RunningTool.API_TOKEN);
    var project =
        Json.createObjectBuilder()
            .add("title", "部署内容测试")
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
    api.post(
        "/api/v1/course-runs",
        Json.createObjectBuilder()
            .add("projectId", api.post("/api/v1/projects", project).getString("id"))
            .add("title", "期次 " + platform.registration)
            .add("code", "DL-" + platform.registration.toString().substring(24))
            .add("startsOn", today.minusDays(1).toString())
            .add("endsOn", today.plusDays(30).toString())
            .add("courseKey", platform.registration + "/2")
            .add("components", Json.createArrayBuilder().add(task))
            .build());
  }

  private static Page select(CasePlatform platform) {
    var browser = new CaseBrowser("zh-CN");
    var begun = platform.begin(browser);
    var launched = platform.launch(begun, platform.fake.sign(platform.deepLinking(begun)));
    var chooser = browser.get(launched.location());
    assertThat(chooser.status()).as(chooser.body()).isEqualTo(200);
    var item =
        found(Pattern.compile("name=\"item\"[^>]* value=\"([0-9a-f-]{36})\""), chooser.body());
    var form = new LinkedHashMap<String, String>();
    form.put("_csrf", found(CSRF, chooser.body()));
    form.put("item", item);
    var answer = browser.post(launched.location(), form);
    assertThat(browser.post(launched.location(), form).status()).as("once").isEqualTo(409);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> firstItem(Map<String, Object> claims) {
    return ((List<Map<String, Object>>) claims.get(Claim.DL_CONTENT_ITEMS)).get(0);
  }

  private static void holdsNow(Map<String, Object> claims) {
    var now = Instant.now();
    assertThat(((java.util.Date) claims.get("iat")).toInstant()).isBefore(now);
    assertThat(((java.util.Date) claims.get("exp")).toInstant()).isAfter(now);
  }

  private static void whole(Map<String, Object> claims, String issuer) {
    assertThat(claims)
        .containsEntry("iss", "client-1")
        .containsEntry("aud", List.of(issuer))
        .containsEntry(Claim.VERSION, "1.3.0")
        .containsEntry(Claim.DEPLOYMENT_ID, "1")
        .containsEntry(Claim.DL_DATA, "kept by the platform")
        .containsKeys("nonce", Claim.DL_CONTENT_ITEMS);
  }

  private static Page open(CasePlatform platform, Map<String, Object> placed) {
    var browser = new CaseBrowser("zh-CN");
    var begun = platform.begin(browser);
    var claims = platform.claims(begun);
    claims.put(Claim.TARGET_LINK_URI, placed.get("url"));
    claims.put(Claim.CUSTOM, placed.get("custom"));
    var launched = platform.launch(begun, platform.fake.sign(claims));
    assertThat(launched.location().getPath()).contains("/tasks/");
    return browser.get(launched.location());
  }

  private static String found(Pattern pattern, String text) {
    var matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
    return matcher.group(1).replace("&amp;", "&");
  }
}
