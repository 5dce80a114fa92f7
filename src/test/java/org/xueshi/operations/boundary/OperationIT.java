package org.xueshi.operations.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.xueshi.people.entity.AccountRole;
import org.xueshi.test.Accessibility;
import org.xueshi.test.Browsers;
import org.xueshi.test.ConsoleAccounts;
import org.xueshi.test.RunningTool;

/** What an operator asks a running node, and the console's page that says the same in words. */
class OperationIT {

  private static final Pattern NAME = Pattern.compile("xueshi_[a-z0-9_]+");

  private final RunningTool tool = RunningTool.get();
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void health_says_ready_and_whether_something_is_late() throws Exception {
    var ready = get("/health/ready");
    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(ready.body()).contains("\"in-time\"", "\"degraded\"");
    assertThat(get("/health/live").body()).contains("\"threads\"");
  }

  @Test
  void every_number_that_the_alerts_and_the_dashboard_use_is_shown_by_the_metrics()
      throws Exception {
    var shown = names(get("/metrics").body());
    assertThat(shown).contains("xueshi_ledger_entries", "xueshi_requests_in_progress");
    var used =
        names(read("deploy/monitoring/alerts.yaml"))
            + names(read("deploy/monitoring/grafana-dashboard.json"));
    // One number a rung: there is none before the first launch.
    NAME.matcher(used)
        .results()
        .map(match -> match.group())
        .filter(name -> !name.equals("xueshi_launches_by_rung_5m"))
        .forEach(name -> assertThat(shown).contains(name));
  }

  @Test
  void a_request_keeps_its_number_from_the_proxy_or_gets_one() throws Exception {
    assertThat(get("/").headers().firstValue("X-Request-Id").orElseThrow()).hasSize(16);
    var asked =
        HttpRequest.newBuilder(URI.create(tool.url("/"))).header("X-Request-Id", "proxy-00000001");
    assertThat(
            http.send(asked.build(), BodyHandlers.ofString()).headers().firstValue("X-Request-Id"))
        .hasValue("proxy-00000001");
  }

  @Test
  void the_page_names_what_is_to_be_mended_and_how_in_both_languages() {
    try (var office = Browsers.desktop()) {
      var page = office.newPage();
      signIn(page, "operation");
      page.navigate(tool.url("/console/operation"));
      // The tests' database does not wait for its disk, and the page must say so first.
      PlaywrightAssertions.assertThat(page.locator(".findings li").first())
          .containsText("synchronous_commit");
      PlaywrightAssertions.assertThat(page.locator(".findings"))
          .containsText("xueshi.lti.key-secret");
      PlaywrightAssertions.assertThat(page.locator("tbody")).containsText("学时账分录总数");
      looksGood(page, "operation");
      page.setViewportSize(360, 740);
      page.navigate(tool.url("/console/operation?lang=en"));
      PlaywrightAssertions.assertThat(page.locator("h1")).hasText("Operation");
      looksGood(page, "operation-phone");
    }
  }

  @Test
  void looking_for_a_record_that_is_not_there_leaves_a_line_in_the_audit_trail() {
    try (var office = Browsers.desktop()) {
      var page = office.newPage();
      signIn(page, "audited");
      var nobody = java.util.UUID.randomUUID().toString();
      page.navigate(tool.url("/console/ledger/people/" + nobody));
      page.navigate(tool.url("/console/audit?words=" + nobody));
      PlaywrightAssertions.assertThat(page.locator("tbody tr")).hasCount(1);
      PlaywrightAssertions.assertThat(page.locator("tbody tr")).containsText("被拒绝");
      PlaywrightAssertions.assertThat(page.locator("tbody tr"))
          .containsText("GET /console/ledger/people/{id}");
      looksGood(page, "audit");
      page.setViewportSize(360, 740);
      page.navigate(tool.url("/console/audit?lang=en"));
      PlaywrightAssertions.assertThat(page.locator("h1")).hasText("Audit trail");
      looksGood(page, "audit-phone");
    }
  }

  @Test
  void who_may_not_see_platforms_does_not_see_it() {
    try (BrowserContext nobody = Browsers.desktop()) {
      var page = nobody.newPage();
      page.navigate(tool.url("/console/operation"));
      PlaywrightAssertions.assertThat(page.locator("body")).not().containsText("各项指标");
    }
  }

  private static void looksGood(Page page, String picture) {
    Accessibility.isClean(page);
    Accessibility.fitsItsWidth(page);
    Browsers.picture(page, picture);
  }

  private void signIn(Page page, String login) {
    ConsoleAccounts.add(tool, login, "运行", AccountRole.OFFICE, "first-password");
    tool.database()
        .useHandle(
            handle ->
                handle.execute(
                    "update account set must_change_password = false where login = ?", login));
    page.navigate(tool.url("/console/sign-in"));
    page.locator("input[name=login]").fill(login);
    page.locator("input[name=password]").fill("first-password");
    page.locator("form.stack button[type=submit]").click();
    page.waitForURL(Pattern.compile(".*/console$"));
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(tool.url(path))).build();
    return http.send(request, BodyHandlers.ofString());
  }

  private static String names(String text) {
    return NAME.matcher(text)
        .results()
        .map(match -> match.group())
        .distinct()
        .collect(Collectors.joining(" ", "", " "));
  }

  private static String read(String file) throws IOException {
    return Files.readString(Path.of(file));
  }
}
