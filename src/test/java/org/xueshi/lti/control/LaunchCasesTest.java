package org.xueshi.lti.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.xueshi.lti.control.FakePlatform.map;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.RSAKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.xueshi.lti.entity.BrowserProof;
import org.xueshi.lti.entity.Check;
import org.xueshi.lti.entity.Claim;
import org.xueshi.lti.entity.LaunchChecks;
import org.xueshi.lti.entity.LaunchReport;
import org.xueshi.lti.entity.Login;
import org.xueshi.lti.entity.Registration;
import org.xueshi.lti.entity.RegistrationStatus;
import org.xueshi.lti.entity.Verdict;
import org.xueshi.web.control.PublicUrls;
import org.xueshi.web.entity.CourseRole;

/** The certification suite's cases and those seen elsewhere; their numbers stand in the names. */
class LaunchCasesTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final String MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership#";
  private static final String PERSON = "http://purl.imsglobal.org/vocab/lis/v2/institution/person#";
  private static final FakePlatform PLATFORM = new FakePlatform();
  private static final RSAKey STRANGERS_KEY = FakePlatform.newKey("key-1");
  private static final Login LOGIN =
      new Login(FakePlatform.REGISTRATION, "nonce-1", "1", new byte[32], null);
  private static final Judge JUDGE =
      new Judge(
          new KeySets(
              new PlatformClient(new AddressGuard("true", "none")),
              Clock.fixed(NOW, ZoneOffset.UTC)),
          new PublicUrls(FakePlatform.TOOL, "http://content.localhost:8080"));

  @AfterAll
  static void stop() {
    PLATFORM.close();
  }

  /** One row of the table: what is changed in a valid launch, and the check that must refuse it. */
  private record Bad(String name, Check check, Function<Map<String, Object>, String> token) {}

  @TestFactory
  Stream<DynamicTest> a_bad_token_is_refused_for_its_reason() {
    return Stream.of(
            header("1 no key id", Check.KEY_ID, h -> h.remove("kid")),
            header("2 key id not in the key set", Check.SIGNATURE, h -> h.put("kid", "imstester")),
            claims("3 wrong version", Check.VERSION, c -> c.put(Claim.VERSION, "11.3")),
            claims("3 version of LTI 1.1", Check.VERSION, c -> c.put(Claim.VERSION, "1.1.0")),
            claims("4 no version", Check.VERSION, c -> c.remove(Claim.VERSION)),
            claims(
                "5 not an LTI message", Check.ISSUER, c -> replace(c, map("name", "badltilaunch"))),
            claims("5 nothing in it", Check.ISSUER, Map::clear),
            claims(
                "6 no LTI claims",
                Check.MESSAGE_TYPE,
                c -> c.keySet().removeIf(LaunchCasesTest::lti)),
            claims("7 times of 1970", Check.EXPIRY, c -> c.putAll(map("iat", 11111, "exp", 22222))),
            claims("8 no message type", Check.MESSAGE_TYPE, c -> c.remove(Claim.MESSAGE_TYPE)),
            claims("9 no roles", Check.ROLES, c -> c.remove(Claim.ROLES)),
            claims(
                "9 roles not a list",
                Check.ROLES,
                c -> c.put(Claim.ROLES, MEMBERSHIP + "Instructor")),
            claims("10 no deployment", Check.DEPLOYMENT, c -> c.remove(Claim.DEPLOYMENT_ID)),
            claims("11 no resource link", Check.RESOURCE_LINK, c -> c.remove(Claim.RESOURCE_LINK)),
            claims("12 no subject", Check.SUBJECT, c -> c.remove("sub")),
            claims("12 empty subject", Check.SUBJECT, c -> c.put("sub", "")),
            claims("12 NUL in subject", Check.SUBJECT, c -> c.put("sub", "a\u0000b")),
            token("60 no token", Check.TOKEN_READABLE, t -> null),
            token("61 two parts", Check.TOKEN_READABLE, t -> t.substring(0, t.lastIndexOf('.'))),
            token("62 header not base64", Check.TOKEN_READABLE, t -> "!" + t),
            token(
                "62 header not JSON",
                Check.TOKEN_READABLE,
                t -> "e30x" + t.substring(t.indexOf('.'))),
            token(
                "62 payload a list",
                Check.TOKEN_READABLE,
                t -> t.substring(0, t.indexOf('.')) + ".W10.x"),
            token("66 payload changed after signing", Check.SIGNATURE, LaunchCasesTest::promoted),
            token(
                "66 signature cut off",
                Check.SIGNATURE,
                t -> t.substring(0, t.lastIndexOf('.') + 1)),
            signed(
                "67 signed by a stranger",
                Check.SIGNATURE,
                c -> FakePlatform.sign(header("RS256"), c, STRANGERS_KEY)),
            header("68 algorithm none", Check.ALGORITHM, h -> h.put("alg", "none")),
            header("68 algorithm nOnE", Check.ALGORITHM, h -> h.put("alg", "nOnE")),
            header("68 algorithm HS256", Check.ALGORITHM, h -> h.put("alg", "HS256")),
            signed(
                "70 RS384",
                Check.ALGORITHM,
                c ->
                    FakePlatform.sign(
                        new JWSHeader.Builder(JWSAlgorithm.RS384).keyID("key-1").build(),
                        c,
                        PLATFORM.key())),
            header("key id an object", Check.KEY_ID, h -> h.put("kid", map("a", "b"))),
            header("key id a path", Check.SIGNATURE, h -> h.put("kid", "../../dev/null")),
            header(
                "key address in the header is not read",
                Check.SIGNATURE,
                h -> h.putAll(map("kid", "other", "jku", PLATFORM.origin() + "/evil"))),
            header("critical header", Check.CRITICAL_HEADERS, h -> h.put("crit", List.of("exp"))),
            claims("74 other issuer", Check.ISSUER, c -> c.put("iss", "https://evil.example")),
            claims(
                "74 issuer with a slash more",
                Check.ISSUER,
                c -> c.put("iss", PLATFORM.origin() + "/")),
            claims("75 other audience", Check.AUDIENCE, c -> c.put("aud", "client-2")),
            claims(
                "75 a stranger among the audience",
                Check.AUDIENCE,
                c -> c.put("aud", List.of("client-1", "client-2"))),
            claims("75 audience of no strings", Check.AUDIENCE, c -> c.put("aud", List.of(1))),
            claims(
                "78 authorized party not us",
                Check.AUTHORIZED_PARTY,
                c -> c.put("azp", "client-2")),
            claims("78 authorized party no string", Check.AUTHORIZED_PARTY, c -> c.put("azp", 1)),
            claims("79 expired an hour ago", Check.EXPIRY, c -> c.put("exp", at(-3600))),
            claims("79 no expiry", Check.EXPIRY, c -> c.remove("exp")),
            claims("79 expiry a string", Check.EXPIRY, c -> c.put("exp", "" + at(60))),
            claims("79 expiry beyond any calendar", Check.EXPIRY, c -> c.put("exp", 1e300)),
            claims("80 issued in an hour", Check.ISSUED_AT, c -> c.put("iat", at(3600))),
            claims("80 issued yesterday", Check.ISSUED_AT, c -> c.put("iat", at(-86400))),
            claims("80 no time of issue", Check.ISSUED_AT, c -> c.remove("iat")),
            claims("80 not before an hour from now", Check.NOT_BEFORE, c -> c.put("nbf", at(3600))),
            claims("80 not before a string", Check.NOT_BEFORE, c -> c.put("nbf", "now")),
            claims("81 no nonce", Check.NONCE, c -> c.remove("nonce")),
            claims("81 nonce never issued", Check.NONCE, c -> c.put("nonce", "nonce-2")),
            claims(
                "83 unknown message type",
                Check.MESSAGE_TYPE,
                c -> c.put(Claim.MESSAGE_TYPE, "LtiWhateverRequest")),
            claims("84 unknown deployment", Check.DEPLOYMENT, c -> c.put(Claim.DEPLOYMENT_ID, "7")),
            claims(
                "84 a deployment other than at login",
                Check.DEPLOYMENT,
                c -> c.put(Claim.DEPLOYMENT_ID, "2")),
            claims(
                "87 resource link without id",
                Check.RESOURCE_LINK,
                c -> c.put(Claim.RESOURCE_LINK, map("title", "x"))),
            claims(
                "88 deep linking without settings",
                Check.DEEP_LINKING,
                c -> deepLinking(c).remove(Claim.DL_SETTINGS)),
            claims(
                "88 deep linking without return address",
                Check.DEEP_LINKING,
                c -> settings(c).remove("deep_link_return_url")),
            claims(
                "88 deep linking returning to a script",
                Check.DEEP_LINKING,
                c -> settings(c).put("deep_link_return_url", "javascript:alert(1)")),
            claims(
                "88 deep linking without types",
                Check.DEEP_LINKING,
                c -> settings(c).remove("accept_types")),
            claims(
                "88 deep linking without targets",
                Check.DEEP_LINKING,
                c -> settings(c).remove("accept_presentation_document_targets")),
            claims(
                "89 review without a person",
                Check.SUBMISSION_REVIEW,
                c -> c.put(Claim.MESSAGE_TYPE, "LtiSubmissionReviewRequest")),
            claims(
                "target at another host",
                Check.TARGET_LINK,
                c -> c.put(Claim.TARGET_LINK_URI, "https://evil.example/lti/launch")),
            claims(
                "target by two slashes",
                Check.TARGET_LINK,
                c -> c.put(Claim.TARGET_LINK_URI, "//evil.example")),
            claims(
                "target by our name before an at sign",
                Check.TARGET_LINK,
                c -> c.put(Claim.TARGET_LINK_URI, "http://localhost:8080@evil.example/")),
            claims("target missing", Check.TARGET_LINK, c -> c.remove(Claim.TARGET_LINK_URI)),
            claims(
                "context without id", Check.CONTEXT, c -> c.put(Claim.CONTEXT, map("title", "x"))))
        .map(
            bad ->
                dynamicTest(bad.name(), () -> assertThat(firstFailed(bad)).isEqualTo(bad.check())));
  }

  private record Good(String name, CourseRole role, Consumer<Map<String, Object>> change) {}

  @TestFactory
  Stream<DynamicTest> a_valid_launch_passes_with_the_lowest_rights_its_roles_give() {
    return Stream.of(
            good("13 instructor", CourseRole.TRAINER, roles(MEMBERSHIP + "Instructor")),
            good(
                "14 many roles",
                CourseRole.TRAINER,
                roles(MEMBERSHIP + "Instructor", PERSON + "Staff", PERSON + "Other")),
            good("15 short role", CourseRole.TRAINER, roles("Instructor")),
            good(
                "16 unknown role only",
                CourseRole.LEARNER,
                roles("http://purl.imsglobal.org/vocab/lis/v2/unknown/unknown#Helper")),
            good("17 an empty role", CourseRole.LEARNER, roles("")),
            good("17 no role", CourseRole.LEARNER, roles()),
            good(
                "18 e-mail only",
                CourseRole.LEARNER,
                c -> c.keySet().removeAll(List.of("name", "family_name", "given_name"))),
            good("19 names only", CourseRole.LEARNER, c -> c.remove("email")),
            good(
                "20 nothing personal",
                CourseRole.LEARNER,
                c ->
                    c.keySet()
                        .removeAll(
                            List.of("name", "family_name", "given_name", "email", Claim.LIS))),
            good("21 no course", CourseRole.LEARNER, c -> c.remove(Claim.CONTEXT)),
            good("22 learner", CourseRole.LEARNER, c -> {}),
            good(
                "23 many roles of a learner",
                CourseRole.LEARNER,
                roles(MEMBERSHIP + "Learner", PERSON + "Student", MEMBERSHIP + "Mentor")),
            good(
                "25 learner and unknown",
                CourseRole.LEARNER,
                roles(
                    MEMBERSHIP + "Learner",
                    "http://purl.imsglobal.org/vocab/lis/v2/unknown/unknown#Unknown")),
            good(
                "31 deep linking without a target",
                CourseRole.LEARNER,
                c ->
                    deepLinking(c)
                        .keySet()
                        .removeAll(List.of(Claim.TARGET_LINK_URI, Claim.RESOURCE_LINK))),
            good(
                "75 audience as a list of us",
                CourseRole.LEARNER,
                c -> c.put("aud", List.of("client-1"))),
            good("78 authorized party us", CourseRole.LEARNER, c -> c.put("azp", "client-1")),
            good("79 expired within the leeway", CourseRole.LEARNER, c -> c.put("exp", at(-90))),
            good("80 issued 90 s ahead", CourseRole.LEARNER, c -> c.put("iat", at(90))),
            good(
                "80 issued a fraction ahead",
                CourseRole.LEARNER,
                c -> c.put("iat", NOW.getEpochSecond() + 0.2)),
            good(
                "95 unknown claims",
                CourseRole.LEARNER,
                c -> c.put("https://example/claim", List.of(map("a", 1)))),
            good(
                "teaches elsewhere, learns here",
                CourseRole.LEARNER,
                roles(
                    MEMBERSHIP + "Learner",
                    PERSON + "Instructor",
                    "http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator")),
            good(
                "sub-role",
                CourseRole.TRAINER,
                roles(
                    "http://purl.imsglobal.org/vocab/lis/v2/membership/Instructor#TeachingAssistant")),
            good(
                "administers the course",
                CourseRole.PLATFORM_ADMIN,
                roles(MEMBERSHIP + "Administrator")))
        .map(
            row -> dynamicTest(row.name(), () -> assertThat(roleAfter(row)).isEqualTo(row.role())));
  }

  @Test
  void every_check_is_reported_in_order_also_after_the_first_failure() {
    var claims = PLATFORM.claims("other", NOW);
    claims.remove(Claim.ROLES);
    var report = judge(PLATFORM.sign(claims), BrowserProof.SAME);

    assertThat(report.findings()).extracting("check").containsExactly((Object[]) Check.values());
    assertThat(report.failed()).extracting("check").containsExactly(Check.NONCE, Check.ROLES);
  }

  @Test
  void a_token_for_somebody_else_causes_no_request_for_a_key() {
    var before = PLATFORM.seen("/jwks").size();
    var claims = PLATFORM.claims("nonce-1", NOW);
    claims.put("aud", "client-2");
    judge(
        FakePlatform.sign(Map.of("alg", "RS256", "kid", "never-seen"), claims, STRANGERS_KEY),
        BrowserProof.SAME);

    assertThat(PLATFORM.seen("/jwks")).hasSize(before);
  }

  @Test
  void without_our_cookie_a_launch_is_good_but_unproven() {
    var token = PLATFORM.sign(PLATFORM.claims("nonce-1", NOW));

    assertThat(judge(token, BrowserProof.NO_COOKIE).verdict()).isInstanceOf(Verdict.Unproven.class);
    assertThat(judge(token, BrowserProof.OTHER).verdict()).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void without_our_cookie_a_bad_token_is_refused_all_the_same() {
    var claims = PLATFORM.claims("other", NOW);

    assertThat(judge(PLATFORM.sign(claims), BrowserProof.NO_COOKIE).verdict())
        .isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void no_login_no_launch() {
    var token = PLATFORM.sign(PLATFORM.claims("nonce-1", NOW));

    assertThat(judge(PLATFORM.registration(), token, null, BrowserProof.SAME).failed())
        .extracting("check")
        .containsExactly(Check.STATE, Check.NONCE);
  }

  @Test
  void a_platform_that_is_not_switched_on_launches_nothing() {
    for (var status : List.of(RegistrationStatus.PENDING, RegistrationStatus.DISABLED)) {
      var token = PLATFORM.sign(PLATFORM.claims("nonce-1", NOW));

      assertThat(judge(PLATFORM.registration(status), token, LOGIN, BrowserProof.SAME).failed())
          .extracting("check")
          .first()
          .isEqualTo(Check.PLATFORM_ACTIVE);
    }
  }

  @Test
  void what_could_break_a_page_or_the_database_is_cleaned_from_names() {
    var claims = PLATFORM.claims("nonce-1", NOW);
    claims.put("family_name", "\u202e王\u0000");
    claims.put("given_name", "<script>\ud800");
    claims.put(Claim.CONTEXT, map("id", "2", "title", "字".repeat(5000)));
    var launch =
        ((Verdict.Accepted) judge(PLATFORM.sign(claims), BrowserProof.SAME).verdict()).launch();

    assertThat(launch.user().familyName()).isEqualTo("王");
    assertThat(launch.user().givenName()).doesNotContain("\ud800");
    assertThat(launch.message().contextTitle()).hasSizeLessThanOrEqualTo(1000);
  }

  @Test
  void unset_custom_parameters_are_left_out() {
    var claims = PLATFORM.claims("nonce-1", NOW);
    var custom = map("a", "1", "n", 7, "nothing", null, "object", map("x", 1));
    claims.put(Claim.CUSTOM, custom);
    var launch =
        ((Verdict.Accepted) judge(PLATFORM.sign(claims), BrowserProof.SAME).verdict()).launch();

    assertThat(launch.message().custom()).isEqualTo(Map.of("a", "1", "n", "7"));
  }

  @Test
  void what_is_kept_of_a_message_names_nobody() {
    var launch =
        ((Verdict.Accepted)
                judge(PLATFORM.sign(PLATFORM.claims("nonce-1", NOW)), BrowserProof.SAME).verdict())
            .launch();

    assertThat(Jose.json(launch.message().toMap()))
        .doesNotContain("王", "建国", "wangjg", "JS3301000120", "nonce-1");
  }

  private static Check firstFailed(Bad bad) {
    var claims = PLATFORM.claims("nonce-1", NOW);
    var verdict = judge(bad.token().apply(claims), BrowserProof.SAME).verdict();
    return verdict instanceof Verdict.Refused refused ? refused.first().check() : null;
  }

  private static CourseRole roleAfter(Good good) {
    var claims = PLATFORM.claims("nonce-1", NOW);
    good.change().accept(claims);
    var report = judge(PLATFORM.sign(claims), BrowserProof.SAME);
    assertThat(report.failed()).isEmpty();
    return ((Verdict.Accepted) report.verdict()).launch().role();
  }

  private static LaunchReport judge(String token, BrowserProof browser) {
    return judge(PLATFORM.registration(), token, LOGIN, browser);
  }

  private static LaunchReport judge(
      Registration platform, String token, Login login, BrowserProof browser) {
    return LaunchChecks.judge(JUDGE.prepare(token, platform, NOW).with(login, browser));
  }

  private static Bad claims(String name, Check check, Consumer<Map<String, Object>> change) {
    return new Bad(
        name,
        check,
        claims -> {
          change.accept(claims);
          return PLATFORM.sign(claims);
        });
  }

  private static Bad header(String name, Check check, Consumer<Map<String, Object>> change) {
    return new Bad(
        name,
        check,
        claims -> {
          var header = header("RS256");
          change.accept(header);
          return FakePlatform.sign(header, claims, PLATFORM.key());
        });
  }

  private static Bad token(String name, Check check, Function<String, String> change) {
    return new Bad(name, check, claims -> change.apply(PLATFORM.sign(claims)));
  }

  private static Bad signed(String name, Check check, Function<Map<String, Object>, String> sign) {
    return new Bad(name, check, sign);
  }

  private static Good good(String name, CourseRole role, Consumer<Map<String, Object>> change) {
    return new Good(name, role, change);
  }

  private static Consumer<Map<String, Object>> roles(String... roles) {
    return claims -> claims.put(Claim.ROLES, List.of(roles));
  }

  private static Map<String, Object> header(String algorithm) {
    return new LinkedHashMap<>(map("typ", "JWT", "alg", algorithm, "kid", "key-1"));
  }

  private static Map<String, Object> deepLinking(Map<String, Object> claims) {
    claims.put(Claim.MESSAGE_TYPE, "LtiDeepLinkingRequest");
    claims.put(
        Claim.DL_SETTINGS,
        map(
            "deep_link_return_url", PLATFORM.origin() + "/return",
            "accept_types", List.of("ltiResourceLink"),
            "accept_presentation_document_targets", List.of("iframe")));
    return claims;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> settings(Map<String, Object> claims) {
    return (Map<String, Object>) deepLinking(claims).get(Claim.DL_SETTINGS);
  }

  private static void replace(Map<String, Object> claims, Map<String, Object> others) {
    claims.clear();
    claims.putAll(others);
  }

  private static boolean lti(String claim) {
    return List.of(Claim.MESSAGE_TYPE, Claim.VERSION, Claim.ROLES).contains(claim);
  }

  private static long at(long seconds) {
    return NOW.getEpochSecond() + seconds;
  }

  /** The payload with a teacher's role written over the learner's, the signature as it was. */
  private static String promoted(String token) {
    var parts = new ArrayList<String>();
    Collections.addAll(parts, token.split("\\."));
    var payload = new String(java.util.Base64.getUrlDecoder().decode(parts.get(1)));
    var changed = payload.replace("#Learner", "#Instructor");
    parts.set(
        1, java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(changed.getBytes()));
    return String.join(".", parts);
  }
}
