package org.xueshi.lti.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.xueshi.lti.boundary.CaseBrowser.Page;
import org.xueshi.lti.boundary.CasePlatform.Begun;
import org.xueshi.lti.control.FakePlatform;

/** How a row of the case table is written, run and judged. */
final class CaseTable {

  static final String MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership#";
  static final String PERSON = "http://purl.imsglobal.org/vocab/lis/v2/institution/person#";

  private static final Pattern REFERENCE = Pattern.compile("<code>([0-9A-F]{10})</code>");
  private static final Map<String, String> REFUSED =
      Map.of("zh-CN", "没能进入", "en", "Could not get in");

  /**
   * A row that must be refused.
   *
   * @param number as in the list of cases
   * @param failure what the launch recorder must name first
   * @param attempt what is tried, with a login begun
   */
  record Bad(String number, String name, String failure, Function<Begun, Page> attempt) {}

  /**
   * A row that must get in.
   *
   * @param role of the session it opens
   */
  record Good(String number, String name, String role, Consumer<Map<String, Object>> change) {}

  private final CasePlatform platform;

  CaseTable(CasePlatform platform) {
    this.platform = platform;
  }

  /** Every row in both languages. */
  Stream<DynamicTest> refused(Bad... rows) {
    return Stream.of(rows).flatMap(row -> Stream.of("zh-CN", "en").map(lang -> test(row, lang)));
  }

  private DynamicTest test(Bad row, String language) {
    return DynamicTest.dynamicTest(
        row.number() + " " + row.name() + " (" + language + ")",
        () -> {
          var begun = platform.begin(new CaseBrowser(language));
          var before = platform.sessions();
          isRefused(row.attempt().apply(begun), language, row.failure());
          assertThat(platform.sessions()).isEqualTo(before);
        });
  }

  /** A readable page in this language, with a reference under which the recorder names this. */
  void isRefused(Page page, String language, String failure) {
    assertThat(page.status()).as(page.body()).isBetween(400, 499);
    assertThat(page.body())
        .contains("lang=\"" + language + "\"", REFUSED.get(language))
        .doesNotContain("Exception", "at org.");
    assertThat(page.header("content-security-policy").orElseThrow()).contains("frame-ancestors");
    assertThat(page.header("set-cookie").filter(cookie -> cookie.startsWith("xs="))).isEmpty();
    var reference = REFERENCE.matcher(page.body());
    assertThat(reference.find()).as("a reference number").isTrue();
    assertThat(platform.recorded(reference.group(1)).orElseThrow().first()).isEqualTo(failure);
  }

  Stream<DynamicTest> accepted(Good... rows) {
    return Stream.of(rows)
        .map(row -> DynamicTest.dynamicTest(row.number() + " " + row.name(), () -> letsIn(row)));
  }

  private void letsIn(Good row) {
    var browser = new CaseBrowser("zh-CN");
    var begun = platform.begin(browser);
    var claims = platform.claims(begun);
    row.change().accept(claims);
    var page = platform.launch(begun, platform.fake.sign(claims));
    assertThat(page.status()).as(page.body()).isEqualTo(303);
    assertThat(platform.sessionColumn(session(page), "role")).isEqualTo(row.role());
    // In a review nothing has been handed in yet, and the page says so.
    var shown = row.number().equals("89") ? 404 : 200;
    assertThat(browser.get(page.location()).status()).isEqualTo(shown);
  }

  /** The session a launch opened. */
  static String session(Page page) {
    return page.location().getPath().split("/")[2];
  }

  Bad claims(String number, String name, String failure, Consumer<Map<String, Object>> change) {
    return signed(
        number,
        name,
        failure,
        claims -> {
          change.accept(claims);
          return platform.fake.sign(claims);
        });
  }

  Bad header(String number, String name, String failure, Consumer<Map<String, Object>> change) {
    return signed(
        number,
        name,
        failure,
        claims -> {
          var header = header();
          change.accept(header);
          return FakePlatform.sign(header, claims, platform.fake.key());
        });
  }

  Bad token(String number, String name, String failure, Function<String, String> change) {
    return signed(number, name, failure, claims -> change.apply(platform.fake.sign(claims)));
  }

  Bad signed(
      String number, String name, String failure, Function<Map<String, Object>, String> sign) {
    return new Bad(
        number, name, failure, begun -> platform.launch(begun, sign.apply(platform.claims(begun))));
  }

  Bad deepLinking(
      String number, String name, String failure, Consumer<Map<String, Object>> change) {
    return new Bad(
        number,
        name,
        failure,
        begun -> {
          var claims = platform.deepLinking(begun);
          change.accept(claims);
          return platform.launch(begun, platform.fake.sign(claims));
        });
  }

  Map<String, Object> header() {
    return new LinkedHashMap<>(
        FakePlatform.map("typ", "JWT", "alg", "RS256", "kid", platform.fake.key().getKeyID()));
  }

  static Consumer<Map<String, Object>> roles(String... roles) {
    return claims -> claims.put(org.xueshi.lti.entity.Claim.ROLES, List.of(roles));
  }

  /** The payload with a teacher's role written over the learner's, the signature as it was. */
  static String promoted(String token) {
    var parts = new ArrayList<String>();
    Collections.addAll(parts, token.split("\\."));
    var payload = new String(java.util.Base64.getUrlDecoder().decode(parts.get(1)));
    var changed = payload.replace("#Learner", "#Instructor");
    parts.set(
        1, java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(changed.getBytes()));
    return String.join(".", parts);
  }
}
