package org.xueshi.gradebook;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.xueshi.people.entity.AccountRole;
import org.xueshi.practice.services.RestService;
import org.xueshi.test.Accessibility;
import org.xueshi.test.Browsers;
import org.xueshi.test.ConsoleAccounts;
import org.xueshi.test.RunningTool;

/** Native columns in a real browser: a token, columns that count, two thousand rows, an act. */
class SheetIT {

  private static final String FIRST_PASSWORD = "first-password-7";
  private static final String PASSWORD = "gradebook-sheets-1";
  private static final int ROWS = 2_000;
  private static final double QUICK_S = 10;

  private final RunningTool tool = RunningTool.get();
  private final GradedCourse course = GradedCourse.on(tool);

  @Test
  void the_office_brings_a_file_of_two_thousand_counts_a_column_and_decides_about_all() {
    try (var browser = Browsers.desktop()) {
      var page = signedIn(browser);
      connect(page);
      page.navigate(tool.url("/console/gradebook"));
      page.getByRole(AriaRole.LINK, named(course.title()).setExact(true)).click();
      page.getByRole(AriaRole.LINK, named("平台自有成绩与完成情况")).click();
      look(page, "gradebook-sheet-empty");
      bring(page);
      look(page, "gradebook-sheet-uncounted");
      count(page);
      bring(page);
      var began = System.nanoTime();
      page.reload();
      assertThat(page.locator("tbody .tag").first()).hasText("未匹配到教师");
      var seconds = (System.nanoTime() - began) / 1e9;
      assertThat(seconds).as("seconds to show a page of %d rows", ROWS).isLessThan(QUICK_S);
      assertThat(page.locator("tbody tr")).hasCount(50);
      look(page, "gradebook-sheet");
      search(page);
      decideAboutAll(page);
      page.navigate(page.url().replaceFirst("\\?.*", "") + "?lang=en");
      assertThat(page.locator("tbody .tag").first()).hasText("Not matched to a teacher");
      look(page, "gradebook-sheet-en");
      page.navigate(page.url().replaceFirst("\\?.*", "") + "?lang=zh-CN");
      page.navigate(page.url().replaceFirst("/sheet.*", "/sheet/applies"));
      look(page, "gradebook-sheet-draft");
      page.navigate(tool.url("/console/gradebook/exports"));
      look(page, "gradebook-exports");
    }
  }

  private void connect(Page page) {
    page.navigate(tool.url("/console/gradebook/connections"));
    look(page, "gradebook-connections");
    var ours =
        page.locator("section")
            .filter(new Locator.FilterOptions().setHasText(tool.platform().baseUrl().toString()))
            .first();
    ours.locator("input[name=token]").fill(RestService.TOKEN);
    ours.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("保存并测试")).click();
    assertThat(page.getByText("可用").first()).isVisible();
    look(page, "gradebook-connections-works");
  }

  private void bring(Page page) {
    page.getByRole(AriaRole.LINK, named("导入成绩册文件")).click();
    var file =
        IntStream.rangeClosed(1, ROWS)
            .mapToObj(i -> "学员,第" + i + ",HW-" + i + "," + i % 101)
            .collect(Collectors.joining("\n", "姓,名,学号,\"测验：外来测验 (分数)\"\n", "\n"));
    page.locator("input[type=file]")
        .setInputFiles(
            new FilePayload("成绩.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));
    button(page, "查看内容").click();
    assertThat(page.getByText("2,000 行")).isVisible();
    look(page, "gradebook-sheet-file");
    button(page, "用这个文件核对").click();
    page.waitForCondition(
        () -> {
          page.reload();
          return page.getByText("读到的内容已留存为证据").isVisible();
        },
        new Page.WaitForConditionOptions().setTimeout(60_000));
  }

  private static void count(Page page) {
    page.getByRole(AriaRole.LINK, named("计学时的成绩列")).first().click();
    page.getByRole(AriaRole.CHECKBOX, named("计学时 外来测验")).check();
    page.getByLabel("合格线（%） 外来测验").fill("101");
    page.locator("form.stack").evaluate("form => form.noValidate = true");
    button(page, "保存").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("合格线应为 0 到 100");
    assertThat(page.getByLabel("合格线（%） 外来测验")).hasValue("101");
    page.getByLabel("合格线（%） 外来测验").fill("60");
    look(page, "gradebook-sheet-columns");
    button(page, "保存").click();
    assertThat(page.getByText("设置已保存")).isVisible();
    page.getByRole(AriaRole.LINK, named("返回")).first().click();
  }

  private static void search(Page page) {
    page.getByLabel("姓名、编号或单位").fill("第1999");
    button(page, "查找").click();
    assertThat(page.locator("tbody tr")).hasCount(1);
    page.getByLabel("姓名、编号或单位").fill("");
    button(page, "查找").click();
  }

  private static void decideAboutAll(Page page) {
    page.getByLabel("处理方式").selectOption("LEAVE");
    page.getByRole(AriaRole.BUTTON, named("用于筛选出的全部")).click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("请写明理由");
    page.getByLabel("处理方式").selectOption("LEAVE");
    page.getByLabel("理由").fill("外区学员，不计本区学时");
    page.getByRole(AriaRole.BUTTON, named("用于筛选出的全部")).click();
    assertThat(page.getByText("已记下决定")).isVisible();
    assertThat(page.getByText("外区学员，不计本区学时").first()).isVisible();
  }

  private Page signedIn(BrowserContext browser) {
    ConsoleAccounts.add(tool, "gradebook-sheets", "成绩专员", AccountRole.OFFICE, FIRST_PASSWORD);
    var page = browser.newPage();
    page.navigate(tool.url("/console"));
    page.getByLabel("账号").fill("gradebook-sheets");
    page.getByLabel("密码").fill(FIRST_PASSWORD);
    button(page, "登录").click();
    page.getByLabel("现在的密码").fill(FIRST_PASSWORD);
    page.getByLabel("新密码", new Page.GetByLabelOptions().setExact(true)).fill(PASSWORD);
    page.getByLabel("再输一遍新密码").fill(PASSWORD);
    button(page, "保存新密码").click();
    return page;
  }

  /** At a desk and on a phone; axe must find nothing. */
  private static void look(Page page, String name) {
    Accessibility.isClean(page);
    Browsers.picture(page, name + "-1280");
    page.setViewportSize(360, 740);
    Accessibility.fitsItsWidth(page);
    Browsers.picture(page, name + "-360");
    page.setViewportSize(1280, 900);
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
