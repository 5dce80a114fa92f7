package org.xueshi.lti.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.xueshi.lti.boundary.CaseBrowser.Page;
import org.xueshi.lti.control.FakePlatform;
import org.xueshi.lti.control.FakePlatform.Answer;
import org.xueshi.lti.entity.Claim;
import org.xueshi.test.RunningTool;

/** The numbered cases of logins and of the platform's keys against the running tool, by HTTP. */
class LtiLoginCasesIT {

  private static final String EVIL = "https://evil.example/";
  private CasePlatform platform;
  private CaseTable table;

  private record BadLogin(
      String number, String name, String failure, Consumer<Map<String, String>> change) {}

  @TestFactory
  Stream<DynamicTest> section_2_logins_that_cannot_be() {
    return Stream.of(
            new BadLogin("51", "no iss", "LOGIN_INCOMPLETE", f -> f.remove("iss")),
            new BadLogin("51", "no login_hint", "LOGIN_INCOMPLETE", f -> f.remove("login_hint")),
            new BadLogin("51", "no target", "LOGIN_INCOMPLETE", f -> f.remove("target_link_uri")),
            new BadLogin("51", "nothing", "LOGIN_INCOMPLETE", Map::clear),
            new BadLogin(
                "51",
                "4 KB of hint",
                "LOGIN_INCOMPLETE",
                f -> f.put("login_hint", "x".repeat(4097))),
            new BadLogin("52", "an unknown iss", "ISSUER_UNKNOWN", f -> f.put("iss", EVIL)),
            new BadLogin("52", "an unknown client", "CLIENT_UNKNOWN", f -> f.put("client_id", "9")),
            new BadLogin(
                "54",
                "an unknown deployment",
                "DEPLOYMENT_UNKNOWN",
                f -> f.put("lti_deployment_id", "9")),
            new BadLogin(
                "W8", "any client of a known iss", "CLIENT_UNKNOWN", f -> f.put("client_id", "x")),
            new BadLogin(
                "target", "off-site", "TARGET_FOREIGN", f -> f.put("target_link_uri", EVIL)),
            new BadLogin(
                "target",
                "//evil",
                "TARGET_FOREIGN",
                f -> f.put("target_link_uri", "//evil.example")),
            new BadLogin(
                "target", "/\\evil", "TARGET_FOREIGN", f -> f.put("target_link_uri", "/\\evil")),
            new BadLogin(
                "target",
                "a script",
                "TARGET_FOREIGN",
                f -> f.put("target_link_uri", "javascript:alert(1)")))
        .flatMap(row -> Stream.of("zh-CN", "en").map(language -> test(row, language)));
  }

  private DynamicTest test(BadLogin row, String language) {
    return test(
        row.number() + " " + row.name() + " (" + language + ")",
        () -> {
          var fields = platform.initiation();
          row.change().accept(fields);
          var browser = new CaseBrowser(language);
          table.isRefused(browser.post(platform.at("/lti/login"), fields), language, row.failure());
          var query = CaseBrowser.encoded(fields);
          table.isRefused(browser.get(platform.at("/lti/login?" + query)), language, row.failure());
          assertThat(browser.cookies()).isEmpty();
        });
  }

  @TestFactory
  Stream<DynamicTest> section_2_logins() {
    return Stream.of(
        test("55 the hint comes back unchanged, and not where there was none", this::hints),
        test("56 state and nonce differ each time", this::fresh),
        test("57 a platform switched off or waiting begins nothing", this::inactive),
        test("85 the same deployment twice is one, and two clients must be named", this::twice),
        test("W6 the redirect address is ours, whatever the request says", this::redirect),
        test("W8 nothing is registered by a launch that was refused", this::nothingLearned),
        test("W3 an attacker's state and token in another browser open nothing", this::csrf),
        test("W3 nor in a browser that has a login of its own", this::csrfKnown));
  }

  @TestFactory
  Stream<DynamicTest> section_2_the_platform_says_no() {
    return Stream.of("zh-CN", "en")
        .map(language -> test("63 (" + language + ")", () -> no(language)));
  }

  @TestFactory
  Stream<DynamicTest> errors_lead_back_to_the_platform_s_own_page_only() {
    return Stream.of(
        test("a signed address of the platform's own is offered", this::wayBack),
        test("a signed address elsewhere is not", () -> noWayBack(EVIL)),
        test("nor a script", () -> noWayBack("javascript:alert(1)")),
        test("nor one with a name before an at sign", () -> noWayBack("https://a@evil.example/")),
        test("nor any of a token whose signature is not the platform's", this::unsignedWayBack),
        test("every page on the way in has a number", this::numbers));
  }

  @TestFactory
  Stream<DynamicTest> section_2_keys() {
    return Stream.of(
        test("64 a key set that is no JSON", () -> keys(200, "<html>")),
        test("64 an empty key set", () -> keys(200, "{\"keys\":[]}")),
        test("64 no keys at all", () -> keys(200, "{}")),
        test("64 an empty answer", () -> keys(200, "")),
        test("64 status 503", () -> keys(503, "busy")),
        test("64 a redirect to a good set is not followed", this::redirected),
        test("71 a key for RS512 with an RS256 token", this::otherAlgorithm),
        test("71 an elliptic key under the token's id", this::elliptic),
        test("72 a key that names no algorithm", this::noAlgorithm),
        test("73 a rotated key costs one reading, a wrong id one", this::rotation),
        test("W10 after a rotation the old key opens nothing", this::retired));
  }

  /** Each row has a platform of its own, so that none knows another's keys. */
  private DynamicTest test(String name, Executable body) {
    return dynamicTest(
        name,
        () -> {
          try (var own = new CasePlatform(RunningTool.get())) {
            platform = own;
            table = new CaseTable(own);
            body.execute();
          }
        });
  }

  private void hints() {
    var browser = new CaseBrowser("zh-CN");
    var fields = platform.initiation();
    fields.put("lti_message_hint", "{\"cmid\":6,\"x\":\"甲&= +\"}");
    var query = CaseBrowser.query(platform.begin(browser, fields).address());
    assertThat(query)
        .containsEntry("lti_message_hint", "{\"cmid\":6,\"x\":\"甲&= +\"}")
        .containsEntry("login_hint", "3")
        .containsEntry("scope", "openid")
        .containsEntry("response_type", "id_token")
        .containsEntry("response_mode", "form_post")
        .containsEntry("prompt", "none");
    fields.remove("lti_message_hint");
    assertThat(CaseBrowser.query(platform.begin(browser, fields).address()))
        .doesNotContainKey("lti_message_hint");
  }

  private void fresh() {
    var browser = new CaseBrowser("zh-CN");
    var one = platform.begin(browser);
    var two = platform.begin(browser);
    assertThat(one.state()).isNotEqualTo(two.state()).hasSizeGreaterThan(60);
    assertThat(one.nonce()).isNotEqualTo(two.nonce()).hasSize(43);
  }

  private void inactive() {
    var begun = platform.begin(new CaseBrowser("en"));
    for (var status : List.of("DISABLED", "PENDING")) {
      platform.status(status);
      var page = new CaseBrowser("en").post(platform.at("/lti/login"), platform.initiation());
      table.isRefused(page, "en", "PLATFORM_" + status);
    }
    var late = platform.launch(begun, platform.fake.sign(platform.claims(begun)));
    table.isRefused(late, "en", "PLATFORM_ACTIVE");
  }

  private void twice() {
    platform.register("client-1");
    assertThat(count("lti_deployment where registration_id = '" + platform.registration + "'"))
        .isEqualTo(2);
    platform.register("client-2");
    var fields = platform.initiation();
    fields.remove("client_id");
    var page = new CaseBrowser("en").post(platform.at("/lti/login"), fields);
    table.isRefused(page, "en", "CLIENT_UNKNOWN");
  }

  private void redirect() {
    var fields = platform.initiation();
    fields.put("redirect_uri", EVIL);
    var begun = platform.begin(new CaseBrowser("zh-CN"), fields);
    assertThat(CaseBrowser.query(begun.address()))
        .containsEntry("redirect_uri", platform.tool.url("/lti/launch"));
    assertThat(begun.address().toString()).startsWith(platform.fake.origin() + "/auth?");
  }

  private void nothingLearned() {
    var before = count("lti_deployment") + count("lti_registration");
    var begun = platform.begin(new CaseBrowser("en"));
    var claims = platform.claims(begun);
    claims.put(Claim.DEPLOYMENT_ID, "new");
    table.isRefused(platform.launch(begun, platform.fake.sign(claims)), "en", "DEPLOYMENT");
    assertThat(count("lti_deployment") + count("lti_registration")).isEqualTo(before);
  }

  private void csrf() {
    var attacker = platform.begin(new CaseBrowser("zh-CN"));
    var victim = new CaseBrowser("zh-CN");
    var before = platform.sessions();
    var page =
        platform.launch(victim, attacker.state(), platform.fake.sign(platform.claims(attacker)));
    assertThat(page.status()).isEqualTo(403);
    assertThat(victim.cookies()).isEmpty();
    assertThat(platform.sessions()).isEqualTo(before);
    assertThat(platform.newest().outcome()).isEqualTo("PARKED");
  }

  private void csrfKnown() {
    var attacker = platform.begin(new CaseBrowser("zh-CN"));
    var victim = platform.begin(new CaseBrowser("zh-CN")).browser();
    var page =
        platform.launch(victim, attacker.state(), platform.fake.sign(platform.claims(attacker)));
    table.isRefused(page, "zh-CN", "BROWSER");
  }

  private void no(String language) {
    var begun = platform.begin(new CaseBrowser(language));
    var form = new LinkedHashMap<String, String>();
    form.put("state", begun.state());
    form.put("error", "login_required");
    form.put("error_description", "<script>alert(1)</script> 请登录");
    var page = begun.browser().post(platform.at("/lti/launch"), form);
    table.isRefused(page, language, "PLATFORM_REFUSED");
    assertThat(page.body())
        .contains("&lt;script&gt;", "请登录")
        .contains(language.equals("en") ? "Sign in to the learning platform" : "请先登录学习平台")
        .doesNotContain("<script>alert");
    var again = begun.browser().post(platform.at("/lti/launch"), form);
    assertThat(again.body()).doesNotContain("请登录");
    form.put("error", "<img src=x>");
    form.remove("state");
    var odd = begun.browser().post(platform.at("/lti/launch"), form);
    table.isRefused(odd, language, "PLATFORM_REFUSED");
    assertThat(odd.body()).doesNotContain("img src");
  }

  private void wayBack() {
    var page = refusedWith(platform.fake.origin() + "/return?s=1");
    table.isRefused(page, "en", "DEPLOYMENT");
    assertThat(page.body())
        .contains("href=\"" + platform.fake.origin() + "/return?s=1&amp;lti_error")
        .contains("lti_errorlog=", "lti_errormsg=This+deployment", "Back to the course");
  }

  private void noWayBack(String address) {
    var page = refusedWith(address);
    table.isRefused(page, "en", "DEPLOYMENT");
    assertThat(page.body()).doesNotContain("lti_errormsg", "evil.example", "javascript:");
  }

  private Page refusedWith(String returnUrl) {
    var begun = platform.begin(new CaseBrowser("en"));
    var claims = platform.claims(begun);
    claims.put(Claim.DEPLOYMENT_ID, "9");
    claims.put(Claim.LAUNCH_PRESENTATION, FakePlatform.map("return_url", returnUrl));
    return platform.launch(begun, platform.fake.sign(claims));
  }

  private void unsignedWayBack() {
    var begun = platform.begin(new CaseBrowser("en"));
    var token = CaseTable.promoted(platform.fake.sign(platform.claims(begun)));
    var page = platform.launch(begun, token);
    table.isRefused(page, "en", "SIGNATURE");
    assertThat(page.body()).doesNotContain("lti_errormsg", "/return");
  }

  private void numbers() {
    var browser = new CaseBrowser("en");
    for (var page :
        List.of(
            browser.post(platform.at("/lti/storage"), Map.of("code", "x")),
            browser.post(platform.at("/lti/window/x"), Map.of("proof", "x")),
            browser.get(platform.at("/lti/window/x")),
            browser.get(platform.at("/lti/nothing")))) {
      assertThat(page.status()).isBetween(400, 499);
      assertThat(page.body()).containsPattern("<code>[0-9A-F]{10}</code>");
    }
  }

  private void keys(int status, String body) {
    platform.fake.on("/jwks", request -> new Answer(status, "text/html", body, Map.of()));
    table.isRefused(platform.launch(new CaseBrowser("zh-CN")), "zh-CN", "SIGNATURE");
  }

  private void redirected() {
    platform.fake.on("/good", platform.fake.answer("/jwks"));
    platform.fake.on(
        "/jwks", request -> new Answer(302, "text/html", "", Map.of("Location", "/good")));
    table.isRefused(platform.launch(new CaseBrowser("zh-CN")), "zh-CN", "SIGNATURE");
    assertThat(platform.fake.seen("/good")).isEmpty();
  }

  private void otherAlgorithm() {
    var key =
        new RSAKey.Builder(platform.fake.key())
            .algorithm(com.nimbusds.jose.JWSAlgorithm.RS512)
            .build();
    platform.fake.publish(key);
    table.isRefused(platform.launch(new CaseBrowser("zh-CN")), "zh-CN", "SIGNATURE");
  }

  private void elliptic() throws JOSEException {
    var key = new ECKeyGenerator(Curve.P_256).keyID("key-1").generate();
    var set = new JWKSet(key).toString(true);
    platform.fake.on("/jwks", request -> Answer.json("application/json", set));
    table.isRefused(platform.launch(new CaseBrowser("zh-CN")), "zh-CN", "SIGNATURE");
  }

  private void noAlgorithm() {
    platform.fake.publish(new RSAKey.Builder(platform.fake.key()).algorithm(null).build());
    assertThat(platform.launch(new CaseBrowser("zh-CN")).status()).isEqualTo(303);
  }

  private void rotation() {
    platform.launch(new CaseBrowser("zh-CN"));
    assertThat(platform.fake.seen("/jwks")).hasSize(1);
    platform.fake.publish(FakePlatform.newKey("key-2"), platform.fake.key());
    assertThat(platform.launch(new CaseBrowser("zh-CN")).status()).isEqualTo(303);
    assertThat(platform.fake.seen("/jwks")).hasSize(2);
    for (int i = 0; i < 5; i++) {
      var begun = platform.begin(new CaseBrowser("zh-CN"));
      var header = table.header();
      header.put("kid", "never");
      var token = FakePlatform.sign(header, platform.claims(begun), platform.fake.key());
      table.isRefused(platform.launch(begun, token), "zh-CN", "SIGNATURE");
    }
    assertThat(platform.fake.seen("/jwks")).hasSize(3);
  }

  private void retired() {
    var old = platform.fake.key();
    platform.launch(new CaseBrowser("zh-CN"));
    platform.fake.publish(FakePlatform.newKey("key-2"));
    platform.launch(new CaseBrowser("zh-CN"));
    var begun = platform.begin(new CaseBrowser("zh-CN"));
    var header = table.header();
    header.put("kid", old.getKeyID());
    var token = FakePlatform.sign(header, platform.claims(begun), old);
    table.isRefused(platform.launch(begun, token), "zh-CN", "SIGNATURE");
  }

  private int count(String table) {
    return platform
        .tool
        .database()
        .withHandle(
            handle ->
                handle.createQuery("select count(*) from " + table).mapTo(Integer.class).one());
  }
}
