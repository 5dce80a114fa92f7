package org.xueshi.resources.boundary;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xueshi.people.entity.AccountRole;
import org.xueshi.start.DemoFiles;
import org.xueshi.test.Accessibility;
import org.xueshi.test.Browsers;
import org.xueshi.test.ConsoleAccounts;
import org.xueshi.test.RunningTool;
import org.xueshi.web.entity.CourseRole;
import org.xueshi.web.entity.Language;

/** 评审: author, Office and two reviewers in their browsers; and the search above it. */
class ReviewIT {

  private static final RunningTool TOOL = RunningTool.get();
  private static final RawHttp HTTP = new RawHttp(TOOL.url().getPort());

  private final ALaunch author = ALaunch.as(CourseRole.TRAINER, Language.ZH_CN);
  private final ALaunch one = reviewer();
  private final ALaunch other = reviewer();

  @Test
  void a_resource_is_described_submitted_judged_by_two_and_recommended() throws IOException {
    var title = "探究课例" + author.id().toString().substring(28);
    try (var visitor = author.into(Browsers.desktop())) {
      var page = visitor.newPage();
      page.navigate(TOOL.url(uploaded(title)));
      describe(page);
      button(page, "提交评审").click();
      assertThat(page.getByRole(AriaRole.STATUS)).hasText("已提交评审。");
      look(page, "review-author");
    }
    try (var visitor = Browsers.desktop()) {
      var page = visitor.newPage();
      atTheDesk(page, title);
      opinions(title);
      page.reload();
      page.locator("[name=verdict], [name=decision]").first().selectOption("RECOMMENDED");
      page.locator("[name=reason]").fill("设计有层次，可推广。");
      button(page, "作出决定").click();
      assertThat(page.getByRole(AriaRole.STATUS)).hasText("已作出决定。");
      look(page, "review-console-decided");
    }
    found(title);
  }

  private void describe(Page page) {
    page.locator("[name=description]").fill("小学科学怎样引导学生探究。");
    page.locator("[name=subject]").fill("科学");
    page.locator("[name=stage]").last().selectOption("PRIMARY");
    page.locator("[name=origin]").last().selectOption("PURCHASED");
    button(page, "保存说明").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("合同编号");
    assertThat(page.locator("[name=subject]")).hasValue("科学");
    page.locator("[name=origin]").last().selectOption("DEVELOPED");
    button(page, "保存说明").click();
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("资源说明已保存。");
  }

  private void atTheDesk(Page page, String title) {
    var name = "review-" + author.id();
    ConsoleAccounts.add(TOOL, name, "教研室", AccountRole.OFFICE, "first-password");
    signIn(page, name);
    page.navigate(TOOL.url("/console/reviews"));
    look(page, "review-console");
    page.getByText(title).click();
    page.locator("[name=numbers]").fill(number(author) + "，" + number(one));
    button(page, "请人评审").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("作者不能评审自己的资源");
    page.locator("[name=numbers]").fill(number(one) + "，" + number(other));
    button(page, "请人评审").click();
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("已请人评审。");
    look(page, "review-console-one");
  }

  private void opinions(String title) {
    for (var reviewer : List.of(one, other)) {
      try (var visitor = reviewer.into(Browsers.phone())) {
        var page = visitor.newPage();
        page.navigate(reviewer.url("/reviews"));
        page.getByText(title).click();
        for (var criterion : List.of("思想与师德", "科学准确", "切合教学实际", "设计与条理", "制作与可用")) {
          page.getByLabel(criterion).fill("17");
        }
        page.locator("[name=verdict], [name=decision]").first().selectOption("RECOMMENDED");
        page.locator("[name=reason]").fill("问题有层次。");
        look(page, "review-form");
        button(page, "提交意见").click();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("评审意见已提交。");
        page.getByText(title).click();
        assertThat(page.getByText("85", new Page.GetByTextOptions().setExact(true))).isVisible();
        look(page, "review-given");
      }
    }
  }

  private void found(String title) {
    try (var visitor = one.into(Browsers.phone())) {
      var page = visitor.newPage();
      page.navigate(one.url("/resources?q=" + "引导 探究" + "&stage=PRIMARY"));
      var row =
          page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(title));
      assertThat(row).containsText("推荐");
      look(page, "library-found");
      page.navigate(one.url("/resources?q=" + title + "&stage=SENIOR"));
      assertThat(page.locator(".resource-title")).hasCount(0);
    }
    try (var visitor = one.into(Browsers.desktop())) {
      var page = visitor.newPage();
      page.navigate(one.url("/resources?lang=en"));
      look(page, "library-en");
    }
  }

  @Test
  void learners_review_nothing_and_the_bureau_only_looks() throws IOException {
    var learner = ALaunch.as(CourseRole.LEARNER, Language.ZH_CN);
    try (var visitor = learner.into(Browsers.desktop())) {
      var page = visitor.newPage();
      assertThat(page.navigate(learner.url("/reviews")).status()).isEqualTo(403);
    }
    try (var visitor = one.into(Browsers.desktop())) {
      var page = visitor.newPage();
      var nobody = "/reviews/" + author.id();
      assertThat(page.navigate(one.url(nobody)).status()).isEqualTo(404);
    }
  }

  private static ALaunch reviewer() {
    return ALaunch.as(CourseRole.TRAINER, Language.ZH_CN);
  }

  /** The staff number; given to them if they have none. */
  private static String number(ALaunch launch) {
    var number = "R" + launch.person().toString().substring(24);
    TOOL.database()
        .useHandle(
            handle ->
                handle.execute(
                    "update person set staff_number = ? where id = ?", number, launch.person()));
    return number;
  }

  private String uploaded(String title) throws IOException {
    var bytes = DemoFiles.lecture();
    var query =
        "name=a.pdf&title="
            + java.net.URLEncoder.encode(title, java.nio.charset.StandardCharsets.UTF_8);
    var answer = HTTP.send(author.uploadHead(query, bytes.length), bytes);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.text().replaceAll(".*\"location\":\"([^\"]+)\".*", "$1");
  }

  private static void look(Page page, String name) {
    Accessibility.isClean(page);
    var width = page.viewportSize().width;
    for (var size : new int[] {1280, 360}) {
      page.setViewportSize(size, 800);
      Browsers.picture(page, name + "-" + size);
      Accessibility.fitsItsWidth(page);
    }
    page.setViewportSize(width, 800);
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static void signIn(Page page, String name) {
    page.navigate(TOOL.url("/console/sign-in"));
    page.locator("[name=login]").fill(name);
    page.locator("[name=password]").fill("first-password");
    page.locator("main button").click();
    page.locator("[name=present]").fill("first-password");
    page.locator("[name=chosen]").fill("second-password");
    page.locator("[name=again]").fill("second-password");
    page.locator("main button").click();
    page.waitForURL(url -> !url.endsWith("/password"));
  }
}
