package org.xueshi.lti.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xueshi.lti.boundary.CaseBrowser.Page;
import org.xueshi.test.RunningTool;

/** Platform storage and sessions in the path, as an attacker tries them by HTTP. */
class StoredLoginsIT {

  private final CasePlatform platform = new CasePlatform(RunningTool.get());
  private final String ours = RunningTool.get().url().toString();

  /** A login whose secret lies with the platform, and the launch that waits for it. */
  private record Waiting(String secret, String code) {}

  @AfterEach
  void close() {
    platform.close();
  }

  @Test
  void the_login_page_leaves_a_secret_at_the_registered_origin_and_the_policy_stays_strict() {
    var page = begin(new CaseBrowser("zh-CN"));

    assertThat(page.body())
        .contains("data-lti-storage=\"lti.put_data\"", "data-frame=\"_parent\"")
        .contains("data-origin=\"" + platform.fake.origin() + "\"")
        .doesNotContain("onclick", "style=", "<script>");
    assertThat(page.header("content-security-policy").orElseThrow())
        .contains("script-src 'self'")
        .doesNotContain("unsafe");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "https://evil.example", "http://127.0.0.1:1"})
  void a_code_and_secret_posted_from_elsewhere_open_nothing(String origin) {
    var before = platform.sessions();
    var waiting = waiting();
    var victim = new CaseBrowser("en");
    var page = post(victim, waiting, origin, "cross-site");

    assertThat(page.status()).isEqualTo(403);
    assertThat(platform.sessions()).isEqualTo(before);
    assertThat(victim.cookies()).isEmpty();
  }

  @Test
  void a_browser_that_does_not_say_where_it_comes_from_goes_on_to_the_window() {
    var page = post(new CaseBrowser("en"), waiting(), ours, "");

    assertThat(page.status()).isEqualTo(403);
    assertThat(page.body()).contains("Open in a new window");
    assertThat(platform.newest().failed()).contains("STORAGE_FAILED", "old_browser");
  }

  @Test
  void the_path_opens_for_our_own_pages_only_and_stays_in_every_link() {
    var browser = new CaseBrowser("en");
    var opened = post(browser, waiting(), ours, "same-origin");
    assertThat(opened.status()).as(opened.body()).isEqualTo(303);
    assertThat(opened.header("set-cookie")).isEmpty();
    var path = opened.location();
    assertThat(path.getPath()).matches("/c/[0-9a-f-]{36}\\.[A-Za-z0-9_-]{43}/.*");

    for (var site : new String[] {null, "none", "cross-site", "same-site"}) {
      assertThat(get(path, site).status()).as(site).isEqualTo(401);
    }
    var page = get(path, "same-origin");
    assertThat(page.status()).isEqualTo(200);
    var base = path.getPath().substring(0, path.getPath().indexOf('/', 3));
    assertThat(page.body())
        .contains("href=\"" + base + "/")
        .doesNotContainPattern("/c/[0-9a-f-]{36}/");
    var home = get(URI.create(ours + base), "same-origin");
    assertThat(home.location().getPath()).startsWith(base + "/");
    var wrong =
        URI.create(path.toString().replaceFirst("\\.[^/.]{43}/", "." + "A".repeat(43) + "/"));
    assertThat(get(wrong, "same-origin").status()).isEqualTo(401);
  }

  private Page begin(CaseBrowser browser) {
    var fields = platform.initiation();
    fields.put("lti_storage_target", "_parent");
    return browser.post(platform.at("/lti/login"), fields);
  }

  private Waiting waiting() {
    var browser = new CaseBrowser("en");
    var page = begin(browser);
    browser.cookies().clear();
    var address = URI.create(found("href=\"([^\"]+)\" data-go-on", page).replace("&amp;", "&"));
    var query = CaseBrowser.query(address);
    var begun = new CasePlatform.Begun(browser, query.get("state"), query.get("nonce"), address);
    var asked = platform.launch(begun, platform.fake.sign(platform.claims(begun)));
    assertThat(asked.header("referrer-policy")).contains("same-origin");
    return new Waiting(
        found("data-value=\"([^\"]+)\"", page), found("name=\"code\" value=\"([^\"]+)\"", asked));
  }

  private Page post(CaseBrowser browser, Waiting waiting, String origin, String site) {
    var form = new LinkedHashMap<String, String>();
    form.put("code", waiting.code());
    form.put("value", waiting.secret());
    form.put("problem", "");
    var headers = new LinkedHashMap<String, String>();
    if (!origin.isEmpty()) {
      headers.put("Origin", origin);
    }
    if (!site.isEmpty()) {
      headers.put("Sec-Fetch-Site", site);
    }
    return browser.post(platform.at("/lti/storage"), form, headers);
  }

  private static Page get(URI address, String site) {
    return new CaseBrowser("en")
        .get(address, site == null ? Map.of() : Map.of("Sec-Fetch-Site", site));
  }

  private static String found(String pattern, Page page) {
    var matcher = Pattern.compile(pattern).matcher(page.body());
    assertThat(matcher.find()).as(pattern + " in " + page.body()).isTrue();
    return matcher.group(1);
  }
}
