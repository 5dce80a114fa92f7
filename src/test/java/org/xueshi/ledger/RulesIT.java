package org.xueshi.ledger;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.ledger.control.EvidenceBooks;
import org.xueshi.ledger.control.Facts;
import org.xueshi.ledger.control.Ledgers;
import org.xueshi.ledger.entity.Assessed;
import org.xueshi.ledger.entity.Assessment;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.ledger.entity.NewEvidence;
import org.xueshi.ledger.entity.Proposal;
import org.xueshi.people.entity.AccountRole;
import org.xueshi.test.Accessibility;
import org.xueshi.test.Browsers;
import org.xueshi.test.ConsoleAccounts;
import org.xueshi.test.RunningTool;
import org.xueshi.web.entity.Actor;

/** Rules in the console: one person writes and proposes, another looks, tries and decides. */
class RulesIT {

  private static final String FIRST = "first-password-3";
  private static final String PASSWORD = "rules-console-1";

  /** Far away: whatever is published here never comes into force in this run. */
  private static final String FROM = "2099-01-01";

  private final RunningTool tool = RunningTool.get();

  @Test
  void rules_are_drafted_by_one_and_tried_and_published_by_another() throws IOException {
    teachers();
    try (var one = Browsers.desktop();
        var two = Browsers.desktop()) {
      var writer = signedIn(one, "rules-writer", AccountRole.OFFICE);
      var proposal = drafted(writer);
      assertThat(writer.getByText("您参与了起草")).isVisible();
      assertThat(button(writer, "同意并公布")).hasCount(0);
      var chief = signedIn(two, "rules-chief", AccountRole.OFFICE);
      chief.navigate(proposal);
      assertThat(button(chief, "同意并公布")).hasCount(0);
      look(chief, "rule-proposal");
      tried(chief);
      chief.navigate(proposal);
      chief.getByLabel("审定意见").fill("同意施行");
      button(chief, "同意并公布").click();
      assertThat(chief.getByRole(AriaRole.STATUS)).containsText("已公布");
      assertThat(chief.locator("h1 + .tag")).hasText("尚未施行");
      look(chief, "rule-pack");
      withdrawn(chief);
    }
  }

  private String drafted(Page page) {
    page.navigate(tool.url("/console/rules"));
    look(page, "rules");
    button(page, "以此为底稿起草").first().click();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("已建立草稿");
    assertThat(page.getByText("与现行规则没有差别").or(page.getByText("施行日期").first()).first()).isVisible();
    wrongFirst(page);
    page.locator("[name='/effectiveFrom']").fill(FROM);
    page.locator("[name='/code']").fill("it-" + Ids.next().toString().substring(24));
    opened(page, "学时与学分");
    page.locator("[name='/hour/minutes']").fill("60");
    button(page, "保存草稿").last().click();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("草稿已保存");
    var difference = page.getByRole(AriaRole.ROW).filter(containing("一学时（分钟）"));
    assertThat(difference).containsText("45");
    assertThat(difference).containsText("60");
    opened(page, "上限");
    button(page, "增加一条 上限").click();
    assertThat(page.locator("[name='/caps/2/code']")).hasValue("new-3");
    opened(page, "上限");
    opened(page, "new-3");
    button(page, "删去这一条 new-3").click();
    assertThat(page.locator("[name='/caps/2/code']")).hasCount(0);
    opened(page, "各项要求");
    opened(page, "五年岗位培训");
    look(page, "rule-draft");
    page.getByLabel("理由", new Page.GetByLabelOptions().setExact(true)).fill("按一小时计学时");
    button(page, "提出审定").click();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("已提出");
    return page.url().replaceFirst("\\?.*", "");
  }

  /** Everything that is wrong is named at once, and what was typed is still there. */
  private void wrongFirst(Page page) {
    opened(page, "学时与学分");
    page.locator("[name='/hour/minutes']").fill("四十五");
    opened(page, "训后跟踪");
    page.locator("[name='/followUp/heldPercent']").fill("120");
    button(page, "保存草稿").last().click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("有 2 处需要改正");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("/followUp/heldPercent");
    assertThat(page.locator("[name='/hour/minutes']")).hasValue("四十五");
    look(page, "rule-draft-wrong");
    page.locator("[name='/followUp/heldPercent']").fill("20");
  }

  private void tried(Page page) throws IOException {
    button(page, "开始试运行").click();
    assertThat(page).hasURL(Pattern.compile(".*/rules/trials/.*"));
    for (var tries = 0; tries < 40 && page.locator("#lines").count() == 0; tries++) {
      page.waitForTimeout(1000);
      page.navigate(page.url());
    }
    assertThat(page.locator("#lines")).isVisible();
    assertThat(page.getByText("已完成")).isVisible();
    page.getByLabel("姓名或工号").fill("RULE-");
    button(page, "查询").click();
    var line = page.locator(".ledger-line").filter(new Locator.FilterOptions().setHasText("试行一"));
    assertThat(line).containsText("减少");
    line.getByText("前后对比和理由").click();
    look(page, "rule-trial");
    page.navigate(page.url().replace("#lines", "&lang=en"));
    assertThat(page.getByText("newly fall short")).isVisible();
    look(page, "rule-trial-en");
    page.navigate(page.url().replace("lang=en", "lang=zh-CN"));
    var download =
        page.waitForDownload(() -> page.getByRole(AriaRole.LINK, named("下载表格（CSV）")).click());
    var csv = Files.readString(download.path(), StandardCharsets.UTF_8);
    assertThat(csv).contains("\"工号\"").contains("RULE-");
  }

  private void withdrawn(Page page) {
    page.getByLabel("理由", new Page.GetByLabelOptions().setExact(true)).fill("试验完毕");
    page.getByLabel("我已核对，确认办理").check();
    button(page, "撤回这个规则包").click();
    assertThat(page.locator("h1 + .tag")).hasText("施行前撤回");
    page.navigate(tool.url("/console/rules?lang=en"));
    look(page, "rules-en");
    page.getByRole(AriaRole.LINK, named("甘州区")).last().click();
    assertThat(page.getByText("One hour is 45 minutes.")).isVisible();
    look(page, "rule-pack-en");
  }

  @Test
  void a_pack_is_downloaded_and_uploaded_again_with_all_errors_at_once() {
    try (var browser = Browsers.desktop()) {
      var page = signedIn(browser, "rules-uploader", AccountRole.OFFICE);
      var document =
          page.request().get(tool.url("/console/rules/packs/ganzhou-1/document.json")).text();
      page.navigate(tool.url("/console/rules/drafts/upload"));
      page.locator("#document").fill("{ not json");
      button(page, "检查并存为草稿").click();
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("不是规范的 JSON");
      page.locator("#document")
          .fill(
              document
                  .replace("\"scale\": 1", "\"scale\": 9")
                  .replace("\"months\": 3,", "\"months\": \"x\","));
      button(page, "检查并存为草稿").click();
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("/hour/scale");
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("/followUp/months");
      look(page, "rule-upload");
      page.locator("#document").fill(document);
      button(page, "检查并存为草稿").click();
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("检查无误");
      button(page, "放弃这份草稿").click();
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("草稿已放弃");
      assertThat(page.request().get(tool.url("/console/rules/rule-pack.schema.json")).text())
          .contains("json-schema.org");
    }
  }

  @Test
  void the_bureau_reads_rules_and_changes_none() {
    try (var browser = Browsers.desktop()) {
      var page = signedIn(browser, "rules-bureau", AccountRole.BUREAU);
      page.navigate(tool.url("/console/rules"));
      assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("认定规则");
      assertThat(button(page, "以此为底稿起草")).hasCount(0);
      page.navigate(tool.url("/console/rules/packs/ganzhou-1"));
      assertThat(page.getByText("一学时为 45 分钟。")).isVisible();
      assertThat(page.locator("#withdrawal")).hasCount(0);
      var token = page.locator("input[name=_csrf]").first().inputValue();
      for (var path :
          List.of(
              "/console/rules/drafts",
              "/console/rules/drafts/upload",
              "/console/rules/drafts/" + UUID.randomUUID(),
              "/console/rules/drafts/" + UUID.randomUUID() + "/proposal",
              "/console/rules/drafts/" + UUID.randomUUID() + "/discard",
              "/console/rules/proposals/" + UUID.randomUUID() + "/decision",
              "/console/rules/proposals/" + UUID.randomUUID() + "/taking-back",
              "/console/rules/proposals/" + UUID.randomUUID() + "/trials",
              "/console/rules/packs/ganzhou-1/withdrawal")) {
        var answer =
            page.request()
                .post(
                    tool.url(path),
                    RequestOptions.create()
                        .setHeader("Content-Type", "application/x-www-form-urlencoded")
                        .setHeader("Origin", tool.url(""))
                        .setData("_csrf=" + token + "&from=ganzhou-1&reason=x&confirmed=yes"));
        assertThat(answer.status()).as(path).isEqualTo(403);
      }
    }
  }

  /** Three teachers of our own, each with something in the book. */
  private void teachers() {
    var jdbi = tool.database();
    var tenant =
        jdbi.withHandle(
            handle -> handle.createQuery("select tenant_id from district").mapTo(UUID.class).one());
    var office = new Actor(tenant, "ACCOUNT", "rules-it");
    var ledgers = Ledgers.on(jdbi, Clock.systemUTC());
    var evidenceBook = EvidenceBooks.on(jdbi, Clock.systemUTC());
    var names = List.of("一", "二", "三");
    for (var i = 0; i < names.size(); i++) {
      var person = person(tenant, "试行" + names.get(i));
      var facts = new ArrayList<Facts>();
      facts.add(Facts.aSession(person).on("2026-03-10", "09:00", 300 + 300 * i));
      facts.add(Facts.aSession(person).by(Mode.SCHOOL_BASED).on("2026-04-10", "08:00", 900));
      for (var fact : facts) {
        var key = "rules-it:" + Ids.next();
        jdbi.useTransaction(
            handle -> {
              var evidence = evidenceBook.record(new NewEvidence(key, fact.facts(), office));
              var asked = List.of(new Assessed(evidence.id(), Assessment.PASSED));
              var posting =
                  ledgers.recognitions().propose(tenant, asked).stream()
                      .map(Proposal::posting)
                      .map(java.util.Optional::orElseThrow)
                      .toList();
              ledgers.ledger().post(posting, office);
            });
      }
    }
  }

  private UUID person(UUID tenant, String name) {
    var id = Ids.next();
    tool.database()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into person (tenant_id, id, staff_number, family_name, given_name,
                      cycle_starts_on, version) values (?, ?, ?, ?, ?, ?, 0)""",
                    tenant,
                    id,
                    "RULE-" + id.toString().substring(24),
                    name.substring(0, 1),
                    name.substring(1),
                    LocalDate.of(2026, 1, 1)));
    return id;
  }

  private Page signedIn(BrowserContext browser, String login, AccountRole role) {
    ConsoleAccounts.add(tool, login, "规则专员", role, FIRST);
    var page = browser.newPage();
    page.navigate(tool.url("/console"));
    page.getByLabel("账号").fill(login);
    page.getByLabel("密码").fill(FIRST);
    button(page, "登录").click();
    page.getByLabel("现在的密码").fill(FIRST);
    page.getByLabel("新密码", new Page.GetByLabelOptions().setExact(true)).fill(PASSWORD);
    page.getByLabel("再输一遍新密码").fill(PASSWORD);
    button(page, "保存新密码").click();
    return page;
  }

  /** Opens the group of that name, if it is closed. */
  private static void opened(Page page, String name) {
    var summary = page.locator("summary").filter(containing(name)).first();
    if (!summary.locator("xpath=..").evaluate("group => group.open").equals(true)) {
      summary.click();
    }
  }

  private static void look(Page page, String name) {
    Accessibility.isClean(page);
    Browsers.picture(page, name + "-1280");
    page.setViewportSize(360, 740);
    Accessibility.fitsItsWidth(page);
    Browsers.picture(page, name + "-360");
    page.setViewportSize(1280, 900);
  }

  private static Locator.FilterOptions containing(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, named(name));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
