package org.xueshi.ledger.boundary;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.people.entity.AccountRole;
import org.xueshi.test.Accessibility;
import org.xueshi.test.Browsers;
import org.xueshi.test.ConsoleAccounts;
import org.xueshi.test.RunningTool;

/** Two people of the Office keep the book: imports, closing, cases, checkpoints, overlaps. */
class BookPagesIT {

  private final RunningTool tool = RunningTool.get();
  private final String staffNumber = "BP" + Ids.next().toString().substring(24);

  @Test
  void credit_from_elsewhere_is_asked_for_by_file_and_approved_by_another() {
    addTeacher();
    try (var one = Browsers.desktop();
        var other = Browsers.desktop()) {
      var asker = signedIn(one);
      asker.navigate(tool.url("/console/ledger/imports"));
      look(asker, "book-imports-empty");
      asker.navigate(tool.url("/console/ledger/imports/files"));
      look(asker, "book-import-upload");
      asker.getByLabel("CSV 或 XLSX 文件").setInputFiles(csv("面授班", "8"));
      button(asker, "逐行核对");
      assertThat(asker.getByText("没有“面授班”这一项")).isVisible();
      look(asker, "book-import-report-bad");
      asker.navigate(tool.url("/console/ledger/imports/files"));
      asker.getByLabel("CSV 或 XLSX 文件").setInputFiles(csv("跨区域交流", "8"));
      button(asker, "逐行核对");
      assertThat(asker.getByText("可认定 360 分钟")).isVisible();
      look(asker, "book-import-report-good");
      asker.getByLabel("证明材料").setInputFiles(pdf());
      asker.getByLabel("说明").fill("省外研修");
      button(asker, "提交全部 1 行，请人批准");
      assertThat(asker.getByRole(AriaRole.STATUS)).containsText("已提交");
      assertThat(asker.getByText("须由另一位同事决定")).isVisible();
      look(asker, "book-import-asked");
      var decider = signedIn(other);
      decider.navigate(asker.url().replaceFirst("\\?.*", ""));
      decider.getByLabel("理由").fill("材料齐全");
      look(decider, "book-import-decide");
      button(decider, "批准并入账");
      assertThat(decider.getByRole(AriaRole.STATUS)).containsText("已批准并全部入账");
      decider.navigate(tool.url("/console/ledger?person=" + staffNumber));
      assertThat(decider.getByText("骨干教师研修班")).isVisible();
    }
  }

  @Test
  void one_credit_is_entered_by_form_and_its_mistakes_are_named_at_once() {
    addTeacher();
    try (var visitor = Browsers.desktop()) {
      var page = signedIn(visitor);
      page.navigate(tool.url("/console/ledger/imports/new"));
      page.getByLabel("工号").fill(staffNumber);
      page.getByLabel("来源地区").fill("兰州市");
      page.getByLabel("举办单位").fill("西北师范大学");
      page.getByLabel("培训名称").fill("学历提升");
      page.getByLabel("学时", new Page.GetByLabelOptions().setExact(true)).fill("-3");
      page.getByLabel("取得日期").fill("2031-01-01");
      page.getByLabel("证明材料").setInputFiles(pdf());
      page.getByLabel("说明").fill("在职硕士");
      button(page, "提交，请人批准");
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("分钟不合理");
      assertThat(page.getByLabel("举办单位")).hasValue("西北师范大学");
      look(page, "book-import-form");
      page.getByLabel("学时", new Page.GetByLabelOptions().setExact(true)).fill("12");
      page.getByLabel("取得日期").fill("2026-03-01");
      page.getByLabel("证明材料").setInputFiles(pdf());
      button(page, "提交，请人批准");
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("已提交");
    }
  }

  @Test
  void a_cycle_is_closed_and_reopened_and_a_case_freezes_and_is_settled() {
    addTeacher();
    try (var visitor = Browsers.desktop()) {
      var page = signedIn(visitor);
      page.navigate(tool.url("/console/ledger/book"));
      look(page, "book-ways");
      page.navigate(tool.url("/console/ledger/periods"));
      period(page, "关账");
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("已关账");
      period(page, "关账");
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("已经关账");
      look(page, "book-periods");
      button(page, "重开");
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("已重开");
      page.navigate(tool.url("/console/ledger/cases?person=" + staffNumber));
      page.getByLabel("案由").fill("涉嫌代签到");
      look(page, "book-case-form");
      button(page, "立案并冻结");
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("已立案");
      look(page, "book-cases");
      page.getByLabel("处理结果").first().fill("查无实据");
      button(page, "了结并解冻");
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("已了结");
    }
  }

  @Test
  void a_checkpoint_is_taken_and_saved_and_the_queue_says_that_nothing_waits() {
    try (var visitor = Browsers.desktop()) {
      var page = signedIn(visitor);
      page.navigate(tool.url("/console/ledger/verification"));
      button(page, "现在生成今天的检查点");
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("检查点");
      button(page, "现在核验");
      look(page, "book-verification");
      var file =
          page.waitForDownload(
              () ->
                  page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("下载第"))
                      .first()
                      .click());
      org.assertj.core.api.Assertions.assertThat(file.suggestedFilename()).startsWith("checkpoint");
      page.navigate(tool.url("/console/ledger/overlaps"));
      look(page, "book-overlaps");
    }
  }

  private void period(Page page, String action) {
    page.getByLabel("种类").selectOption("CYCLE");
    page.getByLabel("起", new Page.GetByLabelOptions().setExact(true)).fill("2016-01-01");
    page.getByLabel("止", new Page.GetByLabelOptions().setExact(true)).fill("2020-12-31");
    page.getByLabel("只对一位教师").fill(staffNumber);
    page.getByLabel("决定日期").fill("2026-02-01");
    page.getByLabel("依据").fill("教发〔2026〕3号");
    page.getByLabel("理由").fill("周期届满");
    button(page, action);
  }

  private FilePayload csv(String mode, String hours) {
    var text =
        "工号,来源地区,举办单位,培训名称,培训方式,学时,取得日期\n"
            + staffNumber
            + ",兰州市,西北师范大学,骨干教师研修班,"
            + mode
            + ","
            + hours
            + ",2026/3/10\n";
    var bytes = text.getBytes(java.nio.charset.Charset.forName("GB18030"));
    return new FilePayload("外出学习.csv", "text/csv", bytes);
  }

  private static FilePayload pdf() {
    return new FilePayload(
        "结业证.pdf", "application/pdf", "%PDF-1.7 …".getBytes(StandardCharsets.UTF_8));
  }

  private void addTeacher() {
    tool.database()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into person (tenant_id, id, staff_number, family_name, given_name,
                      cycle_starts_on, version)
                    select tenant_id, ?, ?, '马', '秀英', ?, 0 from district limit 1""",
                    UUID.randomUUID(),
                    staffNumber,
                    LocalDate.of(2026, 1, 1)));
  }

  private Page signedIn(BrowserContext visitor) {
    var login = "book-" + Ids.next();
    ConsoleAccounts.add(tool, login, "教研室", AccountRole.OFFICE, "given-by-someone");
    var page = visitor.newPage();
    page.navigate(tool.url("/console/sign-in"));
    page.getByLabel("账号").fill(login);
    page.getByLabel("密码").fill("given-by-someone");
    button(page, "登录");
    page.getByLabel("现在的密码").fill("given-by-someone");
    page.getByLabel("新密码", new Page.GetByLabelOptions().setExact(true)).fill("of-my-own-1");
    page.getByLabel("再输一遍新密码").fill("of-my-own-1");
    button(page, "保存新密码");
    return page;
  }

  private static void button(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .first()
        .click();
  }

  /** Accessible, and without sideways scrolling, on a desk and on a phone. */
  private static void look(Page page, String name) {
    Accessibility.isClean(page);
    Browsers.picture(page, name);
    page.setViewportSize(360, 740);
    Accessibility.fitsItsWidth(page);
    Browsers.picture(page, name + "-phone");
    page.setViewportSize(1280, 900);
  }
}
