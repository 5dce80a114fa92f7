package org.xueshi.gradebook;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.xueshi.people.entity.AccountRole;
import org.xueshi.practice.faults.Faults.Part;
import org.xueshi.test.Accessibility;
import org.xueshi.test.Browsers;
import org.xueshi.test.ConsoleAccounts;
import org.xueshi.test.RunningTool;

/** A platform's gradebook in a real browser: what its trainer sees, what the Office makes of it. */
class GradebookIT {

  private static final String FIRST_PASSWORD = "first-password-2";
  private static final String PASSWORD = "gradebook-office-1";
  private static final int TICKS_MS = 30_000;

  private final RunningTool tool = RunningTool.get();
  private final GradedCourse course = GradedCourse.on(tool);

  @Test
  void the_trainer_sees_what_arrived_and_why_the_rest_did_not() {
    try (var browser = Browsers.desktop()) {
      var page = browser.newPage();
      var scores = scoresOf("刘芳", page);
      var refused = rowOf(scores, "赵明");
      eventually(scores, refused.getByText("平台不收", exactly()));
      assertThat(refused).containsText("不是平台课程里的学员");
      eventually(scores, rowOf(scores, "陈静").getByText("已送达", exactly()));
      lookInside(scores, "gradebook-scores");
      refused.getByRole(AriaRole.BUTTON).click();
      assertThat(scores.getByRole(AriaRole.STATUS)).containsText("已重新排队");
      eventually(scores, rowOf(scores, "赵明").getByText("平台不收", exactly()));
      scores.getByRole(AriaRole.LINK, new Frame.GetByRoleOptions().setName("English")).click();
      assertThat(scores.getByRole(AriaRole.HEADING).first()).hasText("Scores sent to the platform");
      lookInside(scores, "gradebook-scores-en");
    }
  }

  @Test
  void the_office_reads_checks_posts_and_posts_nothing_twice() throws IOException {
    try (var browser = Browsers.desktop()) {
      var page = signedIn(browser);
      page.navigate(tool.url("/console/gradebook"));
      look(page, "gradebook-list");
      page.getByRole(AriaRole.LINK, named(course.title())).click();
      look(page, "gradebook-table-unread");
      readUntil(page, "陈静", "100/100");
      assertThat(lineOf(page, "王建国")).containsText("可入账");
      assertThat(lineOf(page, "李秀英")).containsText("已在平台上改动");
      assertThat(lineOf(page, "李秀英")).containsText("需核实");
      look(page, "gradebook-table");
      csvIsHarmless(page);
      page.getByRole(AriaRole.LINK, named("核对全部可入账的")).click();
      look(page, "gradebook-draft");
      var sameDraft = browser.newPage();
      sameDraft.navigate(page.url());
      button(page, "入账").click();
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("新入账 3 条，此前已入账 0 条");
      look(page, "gradebook-posted");
      button(sameDraft, "入账").click();
      assertThat(sameDraft.getByRole(AriaRole.STATUS)).containsText("新入账 0 条，此前已入账 3 条");
      page.getByRole(AriaRole.LINK, named("台账记录 王建国")).click();
      assertThat(page).hasURL(Pattern.compile(".*/console/ledger/[0-9a-f-]{36}"));
      inEnglishWhileThePlatformIsDown(page);
    }
  }

  private void inEnglishWhileThePlatformIsDown(Page page) {
    var faults = tool.platform().hooks().faults();
    page.navigate(tool.url("/console/gradebook?lang=en"));
    page.getByRole(AriaRole.LINK, named(course.title())).click();
    faults.unavailable(Part.SERVICES, 1);
    try {
      button(page, "Read the gradebook again").click();
      assertThat(page.getByText("could not be read this time")).isVisible();
      assertThat(lineOf(page, "王建国")).containsText("Posted");
      look(page, "gradebook-table-down-en");
    } finally {
      faults.clear();
    }
    page.getByRole(AriaRole.LINK, named("Needs a look")).click();
    assertThat(page.locator("tbody")).hasCount(1);
    page.getByRole(AriaRole.CHECKBOX, named("Choose 李秀英")).check();
    button(page, "Check the chosen").click();
    assertThat(page.getByText("Posted in spite of a difference")).isVisible();
    look(page, "gradebook-draft-decided-en");
  }

  /** The last score may still be on its way; its sender ticks every few seconds. */
  private void readUntil(Page page, String teacher, String value) {
    button(page, "读取成绩册").click();
    for (var tries = 0; tries < 10; tries++) {
      assertThat(page.getByText("读到的内容已留存为证据")).isVisible();
      if (lineOf(page, teacher).textContent().contains(value)) {
        return;
      }
      page.waitForTimeout(2000);
      button(page, "重新读取成绩册").click();
    }
    assertThat(lineOf(page, teacher)).containsText(value);
  }

  private static void csvIsHarmless(Page page) throws IOException {
    var download = page.waitForDownload(() -> page.getByRole(AriaRole.LINK, named("下载表格")).click());
    var text = Files.readString(download.path(), StandardCharsets.UTF_8);
    assertThat(text).startsWith("\uFEFF\"教师\"").contains("\"王建国\",\"GZ-100001\"");
  }

  /** Launches as somebody and turns to the scores, inside the platform's frame. */
  private Frame scoresOf(String name, Page page) {
    var platform = tool.platform().baseUrl();
    page.navigate(platform + "/login/index.php");
    button(page, name).click();
    page.navigate(platform + course.activityPath());
    page.waitForCondition(() -> frame(page).isPresent());
    var frame = frame(page).orElseThrow();
    var launch = Pattern.compile("/c/([0-9a-f-]{36})").matcher(frame.url());
    assertThat(launch.find()).isTrue();
    frame.navigate(tool.url("/c/" + launch.group(1) + "/scores"));
    return frame;
  }

  private static Optional<Frame> frame(Page page) {
    return page.frames().stream().filter(one -> one.url().contains("/c/")).findFirst();
  }

  private static void eventually(Frame frame, Locator wanted) {
    var until = System.nanoTime() + TICKS_MS * 1_000_000L;
    while (!wanted.isVisible() && System.nanoTime() < until) {
      frame.page().waitForTimeout(1000);
      frame.navigate(frame.url());
    }
    assertThat(wanted).isVisible();
  }

  private static Locator rowOf(Frame frame, String person) {
    return frame.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(person));
  }

  private Page signedIn(BrowserContext browser) {
    ConsoleAccounts.add(tool, "gradebook-office", "成绩专员", AccountRole.OFFICE, FIRST_PASSWORD);
    var page = browser.newPage();
    page.navigate(tool.url("/console"));
    page.getByLabel("账号").fill("gradebook-office");
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

  /** The same inside the platform's frame, whose own landmarks are not ours to name. */
  private static void lookInside(Frame frame, String name) {
    var page = frame.page();
    for (var width : new int[] {1280, 360}) {
      page.setViewportSize(width, 900);
      var overflow =
          frame.evaluate(
              "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
      assertThat(((Number) overflow).intValue()).isLessThanOrEqualTo(0);
      Browsers.picture(page, name + "-" + width);
    }
    page.setViewportSize(1280, 900);
    var axe = new AxeBuilder(page).disableRules(List.of("landmark-unique"));
    assertThat(axe.analyze().getViolations()).extracting(Rule::getId).isEmpty();
  }

  private static Locator lineOf(Page page, String teacher) {
    return page.locator("tbody").filter(new Locator.FilterOptions().setHasText(teacher));
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Locator.GetByTextOptions exactly() {
    return new Locator.GetByTextOptions().setExact(true);
  }
}
