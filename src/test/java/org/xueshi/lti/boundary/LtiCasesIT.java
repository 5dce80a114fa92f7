package org.xueshi.lti.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.xueshi.lti.boundary.CaseTable.MEMBERSHIP;
import static org.xueshi.lti.boundary.CaseTable.PERSON;
import static org.xueshi.lti.boundary.CaseTable.roles;
import static org.xueshi.lti.control.FakePlatform.map;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.RSAKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.xueshi.lti.boundary.CaseBrowser.Page;
import org.xueshi.lti.boundary.CasePlatform.Begun;
import org.xueshi.lti.boundary.CaseTable.Bad;
import org.xueshi.lti.boundary.CaseTable.Good;
import org.xueshi.lti.control.FakePlatform;
import org.xueshi.lti.entity.Claim;
import org.xueshi.test.RunningTool;

/**
 * The numbered cases of launches against the running tool, by HTTP: the certification guide's
 * payloads, what other tools were seen to let through, and what they were seen to refuse.
 */
class LtiCasesIT {

  private static final String UNKNOWN = "http://purl.imsglobal.org/vocab/lis/v2/unknown/unknown#";
  private static final RSAKey STRANGERS_KEY = FakePlatform.newKey("key-1");
  private static CasePlatform platform;
  private static CaseTable table;

  @BeforeAll
  static void register() {
    platform = new CasePlatform(RunningTool.get());
    table = new CaseTable(platform);
  }

  @AfterAll
  static void close() {
    platform.close();
  }

  @TestFactory
  Stream<DynamicTest> section_1_a_known_bad_payloads() {
    return table.refused(
        table.header("1", "no key id", "KEY_ID", h -> h.remove("kid")),
        table.header("2", "a key id that is not there", "SIGNATURE", h -> h.put("kid", "x_66067")),
        table.claims("3", "version 11.3", "VERSION", c -> c.put(Claim.VERSION, "11.3")),
        table.claims("4", "no version", "VERSION", c -> c.remove(Claim.VERSION)),
        table.signed(
            "5",
            "JSON that is no LTI message",
            "ISSUER",
            c -> platform.fake.sign(map("name", "badltilaunch"))),
        table.signed("5", "an empty payload", "ISSUER", c -> platform.fake.sign(map())),
        table.claims("6", "no LTI claims", "MESSAGE_TYPE", LtiCasesIT::withoutLti),
        table.claims("6", "no claims that identify", "ISSUER", LtiCasesIT::withoutIdentity),
        table.claims(
            "7", "times of 1970", "EXPIRY", c -> c.putAll(map("iat", 11111, "exp", 22222))),
        table.claims("8", "no message type", "MESSAGE_TYPE", c -> c.remove(Claim.MESSAGE_TYPE)),
        table.claims("9", "no roles", "ROLES", c -> c.remove(Claim.ROLES)),
        table.claims("10", "no deployment", "DEPLOYMENT", c -> c.remove(Claim.DEPLOYMENT_ID)),
        table.claims("11", "no resource link", "RESOURCE_LINK", c -> c.remove(Claim.RESOURCE_LINK)),
        table.claims("12", "no subject", "SUBJECT", c -> c.remove("sub")),
        table.claims("12", "an empty subject", "SUBJECT", c -> c.put("sub", "")));
  }

  @TestFactory
  Stream<DynamicTest> section_1_b_valid_launches_of_teachers() {
    return table.accepted(
        teacher("13", "everything", c -> {}),
        new Good(
            "14",
            "several roles",
            "TRAINER",
            roles(MEMBERSHIP + "Instructor", PERSON + "Staff", PERSON + "Other")),
        new Good("15", "a short role", "TRAINER", roles("Instructor")),
        new Good("16", "an unknown role only", "LEARNER", roles(UNKNOWN + "Helper")),
        new Good("17", "an empty role", "LEARNER", roles("")),
        new Good("17", "no role", "LEARNER", roles()),
        teacher("18", "e-mail only", LtiCasesIT::withoutNames),
        teacher("19", "names only", c -> c.remove("email")),
        teacher("20", "nothing personal", LtiCasesIT::withoutPerson),
        teacher("21", "e-mail and no course", LtiCasesIT::emailWithoutCourse));
  }

  @TestFactory
  Stream<DynamicTest> section_1_c_valid_launches_of_learners() {
    return table.accepted(
        learner("22", "everything", c -> {}),
        new Good(
            "23",
            "several roles",
            "LEARNER",
            roles(MEMBERSHIP + "Learner", PERSON + "Student", MEMBERSHIP + "Mentor")),
        new Good("24", "a short role", "LEARNER", roles("Learner")),
        new Good(
            "25",
            "an unknown role besides",
            "LEARNER",
            roles(MEMBERSHIP + "Learner", UNKNOWN + "U")),
        new Good("26", "no role", "LEARNER", roles("")),
        learner("27", "e-mail only", LtiCasesIT::withoutNames),
        learner("28", "names only", c -> c.remove("email")),
        learner("29", "nothing personal", LtiCasesIT::withoutPerson),
        learner("30", "e-mail and no course", LtiCasesIT::emailWithoutCourse),
        learner("30", "the resource link only", LtiCasesIT::linkOnly));
  }

  @TestFactory
  Stream<DynamicTest> section_2_transport() {
    return table.refused(
        new Bad("58", "no state", "STATE_UNKNOWN", b -> launch(b, null)),
        new Bad("59", "a state nobody issued", "STATE_UNKNOWN", b -> launch(b, "x".repeat(66))),
        new Bad("59", "a state in our form", "STATE", b -> launch(b, changed(b.state()))),
        new Bad("59", "64 KB of state", "STATE_UNKNOWN", b -> launch(b, "x".repeat(65_536))),
        new Bad("59", "a line break behind", "STATE_UNKNOWN", b -> launch(b, b.state() + "\r\n")),
        table.signed("60", "no token", "TOKEN_READABLE", c -> null),
        table.token("61", "two parts", "TOKEN_READABLE", t -> t.substring(0, t.lastIndexOf('.'))),
        table.token("61", "four parts", "TOKEN_READABLE", t -> t + ".x"),
        table.token("62", "a header of other letters", "TOKEN_READABLE", t -> "!" + t),
        table.token("62", "a header that is no JSON", "TOKEN_READABLE", t -> "e30x" + t),
        table.token(
            "62",
            "a list as payload",
            "TOKEN_READABLE",
            t -> t.substring(0, t.indexOf('.')) + ".W10.x"),
        new Bad("65", "a state out of date", "STATE", LtiCasesIT::late),
        new Bad("W1", "no state but the right cookie", "STATE_UNKNOWN", b -> launch(b, null)));
  }

  @TestFactory
  Stream<DynamicTest> section_2_tokens() {
    return table.refused(
        table.token("66", "a payload changed", "SIGNATURE", CaseTable::promoted),
        table.signed(
            "67", "a stranger's key", "SIGNATURE", c -> sign(table.header(), c, STRANGERS_KEY)),
        table.header("68", "algorithm none", "ALGORITHM", h -> h.put("alg", "none")),
        table.header("68", "algorithm nOnE", "ALGORITHM", h -> h.put("alg", "nOnE")),
        table.header("68", "HS256 for RS256", "ALGORITHM", h -> h.put("alg", "HS256")),
        table.signed(
            "70",
            "RS384, and signed so",
            "ALGORITHM",
            c -> {
              var header = new JWSHeader.Builder(JWSAlgorithm.RS384).keyID("key-1").build();
              return FakePlatform.sign(header, c, platform.fake.key());
            }),
        table.header("W11", "PS256 asked for", "ALGORITHM", h -> h.put("alg", "PS256")),
        table.claims("74", "another issuer", "ISSUER", c -> c.put("iss", "https://evil.example")),
        table.claims(
            "74", "a slash more", "ISSUER", c -> c.put("iss", platform.fake.origin() + "/")),
        table.claims("75", "another audience", "AUDIENCE", c -> c.put("aud", "client-2")),
        table.claims(
            "75",
            "a stranger beside us",
            "AUDIENCE",
            c -> c.put("aud", List.of("client-1", "client-2"))),
        table.claims("78", "another azp", "AUTHORIZED_PARTY", c -> c.put("azp", "client-2")),
        table.claims("79", "over for an hour", "EXPIRY", c -> c.put("exp", at(-3600))),
        table.claims("79", "no end", "EXPIRY", c -> c.remove("exp")),
        table.claims("80", "of the next minutes", "ISSUED_AT", c -> c.put("iat", at(300))),
        table.claims("80", "of yesterday", "ISSUED_AT", c -> c.put("iat", at(-86_400))),
        table.claims("81", "no nonce", "NONCE", c -> c.remove("nonce")),
        table.claims("81", "a nonce nobody issued", "NONCE", c -> c.put("nonce", "n".repeat(43))),
        new Bad("81", "a nonce of another login", "NONCE", LtiCasesIT::otherNonce),
        new Bad("81", "the same token again", "STATE", LtiCasesIT::twice));
  }

  @TestFactory
  Stream<DynamicTest> section_2_claims() {
    return table.refused(
        table.claims(
            "83", "an unknown type", "MESSAGE_TYPE", c -> c.put(Claim.MESSAGE_TYPE, "LtiMadeUp")),
        table.claims(
            "84", "no such deployment", "DEPLOYMENT", c -> c.put(Claim.DEPLOYMENT_ID, "7")),
        table.claims(
            "84", "not the login's deployment", "DEPLOYMENT", c -> c.put(Claim.DEPLOYMENT_ID, "2")),
        table.claims(
            "87", "a link without id", "RESOURCE_LINK", c -> c.put(Claim.RESOURCE_LINK, map())),
        table.deepLinking("88", "no settings", "DEEP_LINKING", c -> c.remove(Claim.DL_SETTINGS)),
        table.deepLinking(
            "88", "no return address", "DEEP_LINKING", c -> drop(c, "deep_link_return_url")),
        table.deepLinking(
            "88", "a script to return to", "DEEP_LINKING", LtiCasesIT::returningToAScript),
        table.deepLinking("88", "no types", "DEEP_LINKING", c -> drop(c, "accept_types")),
        table.deepLinking(
            "88",
            "no targets",
            "DEEP_LINKING",
            c -> drop(c, "accept_presentation_document_targets")),
        table.claims(
            "89", "no for_user", "SUBMISSION_REVIEW", c -> review(c).remove(Claim.FOR_USER)),
        table.claims("89", "no line item", "SUBMISSION_REVIEW", c -> review(c).remove(Claim.AGS)),
        table.claims(
            "89", "no resource link", "RESOURCE_LINK", c -> review(c).remove(Claim.RESOURCE_LINK)),
        table.claims("91", "e-mail and no subject", "SUBJECT", c -> c.remove("sub")),
        table.claims("91", "nobody at all", "SUBJECT", LtiCasesIT::anonymous));
  }

  @TestFactory
  Stream<DynamicTest> section_2_what_must_get_in() {
    return table.accepted(
        learner("75", "us alone in a list", c -> c.put("aud", List.of("client-1"))),
        learner("78", "azp is us", c -> c.put("azp", "client-1")),
        learner("79", "over, within the leeway", c -> c.put("exp", at(-90))),
        learner("80", "0.2 s ahead", c -> c.put("iat", Instant.now().toEpochMilli() / 1e3 + 0.2)),
        learner("89", "a review with all it needs", LtiCasesIT::review),
        learner("93", "mentees without being a mentor", LtiCasesIT::mentees),
        learner("94", "custom values that are no strings", LtiCasesIT::oddCustom),
        learner(
            "95", "claims nobody knows", c -> c.put("https://x.example/c", List.of(map("a", 1)))),
        learner("96", "an LTI 1.1 past nobody signed", c -> past(c, null)),
        learner("96", "an LTI 1.1 past signed wrongly", c -> past(c, "c2lnbmVk")),
        new Good("W14", "an empty list of roles", "LEARNER", roles()));
  }

  @TestFactory
  Stream<DynamicTest> section_1_d_a_selection_may_come_without_a_target() {
    return Stream.of(
        dynamicTest("31 as the certification suite asks", () -> selection(false)),
        dynamicTest("W13 without target_link_uri", () -> selection(false)),
        dynamicTest("31 as Moodle asks", () -> selection(true)));
  }

  private static void selection(boolean target) {
    var browser = new CaseBrowser("zh-CN");
    var begun = platform.begin(browser);
    var claims = platform.deepLinking(begun);
    if (!target) {
      claims.remove(Claim.TARGET_LINK_URI);
      claims.remove(Claim.NRPS);
      claims.put(Claim.LAUNCH_PRESENTATION, map("document_target", "iframe"));
    }
    var page = platform.launch(begun, platform.fake.sign(claims));
    assertThat(page.location().getPath()).endsWith("/choose");
    assertThat(browser.get(page.location()).status()).isEqualTo(200);
  }

  private static Good teacher(
      String number, String name, java.util.function.Consumer<Map<String, Object>> change) {
    return new Good(number, name, "TRAINER", roles(MEMBERSHIP + "Instructor").andThen(change));
  }

  private static Good learner(
      String number, String name, java.util.function.Consumer<Map<String, Object>> change) {
    return new Good(number, name, "LEARNER", change);
  }

  private static Page launch(Begun begun, String state) {
    return platform.launch(begun.browser(), state, platform.fake.sign(platform.claims(begun)));
  }

  private static String sign(Map<String, Object> header, Map<String, Object> claims, RSAKey key) {
    return FakePlatform.sign(header, claims, key);
  }

  /** Another state of the same registration, in the right form. */
  private static String changed(String state) {
    var last = state.charAt(state.length() - 2);
    return state.substring(0, state.length() - 2) + (last == 'A' ? 'B' : 'A') + state.charAt(65);
  }

  private static Page late(Begun begun) {
    platform.execute(
        "update lti_login set expires_at = now() - interval '1 second' where nonce = ?",
        begun.nonce());
    return launch(begun, begun.state());
  }

  private static Page otherNonce(Begun begun) {
    var other = platform.begin(begun.browser());
    return platform.launch(
        begun.browser(), begun.state(), platform.fake.sign(platform.claims(other)));
  }

  /** What the first one opened is taken away again, so that only the second is counted. */
  private static Page twice(Begun begun) {
    var token = platform.fake.sign(platform.claims(begun));
    var session = java.util.UUID.fromString(CaseTable.session(platform.launch(begun, token)));
    platform.execute("delete from lti_launch_message where session_id = ?", session);
    platform.execute("delete from session where id = ?", session);
    return platform.launch(begun, token);
  }

  private static void withoutLti(Map<String, Object> claims) {
    claims.keySet().removeAll(List.of(Claim.MESSAGE_TYPE, Claim.VERSION, Claim.ROLES));
  }

  private static void withoutIdentity(Map<String, Object> claims) {
    claims.keySet().removeAll(List.of("aud", "iss", "sub", Claim.DEPLOYMENT_ID, Claim.ROLES));
  }

  private static void withoutNames(Map<String, Object> claims) {
    claims.keySet().removeAll(List.of("name", "family_name", "given_name"));
  }

  private static void withoutPerson(Map<String, Object> claims) {
    withoutNames(claims);
    claims.keySet().removeAll(List.of("email", Claim.LIS));
  }

  private static void emailWithoutCourse(Map<String, Object> claims) {
    withoutNames(claims);
    claims.remove(Claim.CONTEXT);
  }

  private static void linkOnly(Map<String, Object> claims) {
    withoutPerson(claims);
    claims.keySet().removeAll(List.of(Claim.CONTEXT, Claim.CUSTOM, Claim.LAUNCH_PRESENTATION));
  }

  private static void anonymous(Map<String, Object> claims) {
    withoutPerson(claims);
    claims.remove("sub");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> settings(Map<String, Object> claims) {
    return (Map<String, Object>) claims.get(Claim.DL_SETTINGS);
  }

  private static void drop(Map<String, Object> claims, String setting) {
    settings(claims).remove(setting);
  }

  private static void returningToAScript(Map<String, Object> claims) {
    settings(claims).put("deep_link_return_url", "javascript:alert(1)");
  }

  private static Map<String, Object> review(Map<String, Object> claims) {
    claims.put(Claim.MESSAGE_TYPE, "LtiSubmissionReviewRequest");
    claims.put(Claim.FOR_USER, map("user_id", "4"));
    var item = platform.fake.origin() + "/items/1";
    claims.put(Claim.AGS, map("scope", List.of(), "lineitem", item));
    return claims;
  }

  /** The claim of a mentor without the role: it gives nothing, and harms nothing. */
  private static void mentees(Map<String, Object> claims) {
    claims.put("https://purl.imsglobal.org/spec/lti/claim/role_scope_mentor", List.of("4"));
  }

  private static void past(Map<String, Object> claims, String sign) {
    claims.put(
        Claim.LTI11,
        map("oauth_consumer_key", "key", "user_id", "7", "oauth_consumer_key_sign", sign));
  }

  private static void oddCustom(Map<String, Object> claims) {
    var custom = new LinkedHashMap<String, Object>();
    custom.putAll(map("number", 7, "object", map("a", 1), "list", List.of(1), "nothing", null));
    claims.put(Claim.CUSTOM, custom);
  }

  private static long at(long seconds) {
    return Instant.now().getEpochSecond() + seconds;
  }
}
