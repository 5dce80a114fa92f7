package org.xueshi.lti.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xueshi.lti.control.FakePlatform.map;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.Cookie;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xueshi.lti.control.FakePlatform.Answer;
import org.xueshi.lti.entity.Claim;
import org.xueshi.people.entity.AccountRole;
import org.xueshi.test.Accessibility;
import org.xueshi.test.Browsers;
import org.xueshi.test.ConsoleAccounts;

/** Files handed in on the platform, and registrations managed from here, as people see them. */
class ReceiptsIT {

  @Test
  void a_trainer_sees_the_receipt_beside_the_work_and_its_owner_sees_it_too() {
    try (var course = new CaseCourse()) {
      course.platform.fake.on("/assets/1", request -> Answer.json("text/plain", "反思"));
      course.platform.fake.on(
          "/reports", request -> Answer.json("application/json", request.body()));
      course.earn("learner-r");
      var answer = notified(course);
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);

      course.trainerReads("/tasks/" + course.task, "已收到");
      var page = course.trainer.get("/tasks/" + course.task).body();
      assertThat(page).contains("教学反思.docx", "SHA-256", "6 字节");
      assertThat(course.platform.fake.seen("/reports")).hasSize(1);
      var owner = course.visit("learner-r", "Learner");
      assertThat(owner.get("/tasks/" + course.task).body()).contains("教学反思.docx");
      var stranger = course.visit("learner-s", "Learner");
      assertThat(stranger.get("/tasks/" + course.task).body()).doesNotContain("教学反思.docx");
      look(course.trainer, "/tasks/" + course.task, "lti-receipts");
    }
  }

  private static CaseBrowser.Page notified(CaseCourse course) {
    var now = Instant.now();
    var claims = new LinkedHashMap<String, Object>();
    claims.put("iss", course.platform.fake.origin());
    claims.put("aud", "client-1");
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.getEpochSecond() + 3600);
    claims.put(Claim.VERSION, "1.3.0");
    claims.put(Claim.DEPLOYMENT_ID, "1");
    claims.put(Claim.NOTICE, map("id", "n-1", "type", "LtiAssetProcessorSubmissionNotice"));
    claims.put(Claim.CONTEXT, map("id", "2"));
    claims.put(Claim.FOR_USER, map("user_id", "learner-r"));
    var file = map("asset_id", "a-1", "url", course.at("/assets/1"), "title", "教学反思.docx");
    claims.put(Claim.ASSET_SERVICE, map("assets", List.of(file)));
    claims.put(Claim.ASSET_REPORT, map("report_url", course.at("/reports")));
    var token = course.platform.fake.sign(claims);
    return new CaseBrowser("en")
        .postRaw(
            course.platform.at("/lti/notices"),
            CaseCourse.json(Map.of("notices", List.of(Map.of("jwt", token)))),
            Map.of());
  }

  @Test
  void the_office_updates_a_managed_registration_and_is_told_when_the_platform_forgot_us() {
    try (var platform = new CasePlatform(org.xueshi.test.RunningTool.get());
        var desk = Browsers.desktop()) {
      platform.execute(
          "update lti_registration set management_url = ?, management_token = 'manage-1'"
              + " where id = ?",
          platform.fake.at("/managed").toString(),
          platform.registration);
      var kept =
          "{\"client_id\":\"client-1\",\"client_name\":\"旧名\",\"redirect_uris\":[\"https://old.example/lti/launch\"]}";
      platform.fake.on(
          "/managed",
          request ->
              Answer.json(
                  "application/json", request.method().equals("GET") ? kept : request.body()));
      var page = signedIn(platform, desk);
      var at = "/console/platforms/" + platform.registration;
      page.navigate(platform.tool.url(at + "/tool"));
      looked(page, "lti-tool-update");
      page.navigate(platform.tool.url(at + "/tool?lang=zh-CN"));
      page.locator("form[action$='/tool'] button").click();
      assertThat(page.locator("[role=status]").first().textContent()).contains("平台已换上");
      assertThat(platform.fake.seen("/managed"))
          .anyMatch(seen -> seen.method().equals("PUT") && seen.body().contains("client-1"));

      platform.fake.on("/managed", request -> new Answer(404, "text/html", "", Map.of()));
      page.navigate(platform.tool.url(at + "/tool"));
      assertThat(page.locator("[role=alert]").textContent()).contains("没有这项登记");
      looked(page, "lti-tool-update-gone");
    }
  }

  @Test
  void endpoints_on_another_host_are_asked_about_before_they_are_taken() {
    try (var platform = new CasePlatform(org.xueshi.test.RunningTool.get());
        var desk = Browsers.desktop()) {
      var page = signedIn(platform, desk);
      page.navigate(platform.tool.url("/console/platforms/new?lang=zh-CN"));
      var host = "https://m" + platform.registration.toString().substring(24) + ".example.cn";
      page.locator("#issuer").fill(host);
      page.locator("#clientId").fill("c");
      page.locator("#deploymentIds").fill("1");
      page.locator("#authorizationEndpoint").fill(host + "/auth");
      page.locator("#tokenEndpoint").fill(host + "/token");
      page.locator("#jwksUri").fill("https://keys.example.cn/jwks");
      page.locator("form[action='/console/platforms'] button").click();
      assertThat(page.locator("#jwksUri-fault").textContent()).contains("不在同一主机");
      Accessibility.isClean(page);
      Browsers.picture(page, "lti-other-hosts");
      page.setViewportSize(360, 800);
      Accessibility.fitsItsWidth(page);
      Browsers.picture(page, "lti-other-hosts-360");
      page.locator("input[name=otherHosts]").check();
      page.locator("form[action='/console/platforms'] button").click();
      assertThat(page.locator("#history ~ ol").textContent()).contains("确认端点在别的主机上");
    }
  }

  private static com.microsoft.playwright.Page signedIn(
      CasePlatform platform, BrowserContext desk) {
    var login = "receipts-" + platform.registration.toString().substring(24);
    ConsoleAccounts.add(platform.tool, login, "教研室", AccountRole.OFFICE, "given-by-someone");
    platform.execute("update account set must_change_password = false where login = ?", login);
    var page = desk.newPage();
    page.navigate(platform.tool.url("/console/sign-in"));
    page.locator("input[name=login]").fill(login);
    page.locator("input[name=password]").fill("given-by-someone");
    page.locator("main form button").first().click();
    return page;
  }

  /** As somebody who came by a launch. */
  private static void look(CaseCourse.Visitor visitor, String path, String name) {
    try (var desk = Browsers.desktop()) {
      var session = new Cookie("xs", visitor.browser().cookies().get("xs"));
      desk.addCookies(List.of(session.setUrl(visitor.home().toString())));
      var page = desk.newPage();
      page.navigate(visitor.home() + path);
      looked(page, name);
    }
  }

  /** In both languages, at both widths. */
  private static void looked(com.microsoft.playwright.Page page, String name) {
    var address = page.url().replaceAll("[?].*", "");
    for (var language : List.of("zh-CN", "en")) {
      page.navigate(address + "?lang=" + language);
      for (int width : new int[] {1280, 360}) {
        page.setViewportSize(width, 800);
        Accessibility.isClean(page);
        Accessibility.fitsItsWidth(page);
        Browsers.picture(page, name + "-" + width + "-" + language);
      }
    }
    page.setViewportSize(1280, 800);
    page.navigate(address + "?lang=zh-CN");
  }
}
