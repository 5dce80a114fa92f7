package org.xueshi.ledger.boundary;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.xueshi.ledger.DeskWorld.course;
import static org.xueshi.ledger.DeskWorld.today;
import static org.xueshi.ledger.control.Facts.aSession;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.ledger.DeskWorld;
import org.xueshi.ledger.control.Facts;
import org.xueshi.ledger.entity.Grade;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.people.entity.AccountRole;
import org.xueshi.test.Browsers;
import org.xueshi.test.RunningTool;
import org.xueshi.web.entity.Actor;

/** 我的学时 in a real browser: the picture, what comes next, the list behind it. */
class MyHoursIT {

  private static final String NAME = "苏文秀";
  private static final String REASON = "当天在校上课，未到场。";

  private final DeskWorld world = new DeskWorld(RunningTool.get());

  @Test
  void a_teacher_sees_what_they_have_what_they_lack_and_why() {
    try (var browser = Browsers.desktop()) {
      var page = world.launched(browser, aTeacherOfThreeYears(), NAME);
      var main = page.getByRole(AriaRole.MAIN);
      assertThat(main).containsText("本周期已有 ");
      assertThat(page.getByRole(AriaRole.IMG, named("五年岗位培训 360 学时：已有"))).isVisible();
      assertThat(main).containsText("有风险");
      assertThat(main).containsText("还需另外安排");
      assertThat(main).containsText("学时在等教研室核对入账，您不需要做什么。");
      assertThat(main).containsText("照本周期到现在的进度继续");
      assertThat(main).containsText("教研室 何平：入账");
      assertThat(main).containsText("证据为 D 级（个人申报），按规则不能认定学时");
      assertThat(main.getByText(REASON)).hasCount(1);
      DeskWorld.look(page, "my-hours");
    }
  }

  @Test
  void the_list_can_be_filtered_grouped_and_turned_and_downloaded_as_shown() throws IOException {
    try (var browser = Browsers.phone()) {
      var page = world.launched(browser, aTeacherOfThreeYears(), NAME);
      assertThat(lines(page)).hasCount(20);
      page.getByRole(AriaRole.LINK, named("下一页")).click();
      assertThat(page.getByText("第 2 / 2 页")).isVisible();
      page.getByLabel("状态").selectOption("REVERSED");
      page.getByRole(AriaRole.BUTTON, named("筛选")).click();
      assertThat(lines(page)).hasCount(1);
      var download =
          page.waitForDownload(() -> page.getByRole(AriaRole.LINK, named("下载表格（CSV）")).click());
      var text = Files.readString(download.path(), StandardCharsets.UTF_8);
      assertThat(text.lines()).hasSize(2);
      assertThat(text).contains("\"已红冲\"", REASON);
      page.getByLabel("状态").selectOption("");
      page.getByLabel("归类").selectOption("MODE");
      page.getByRole(AriaRole.BUTTON, named("筛选")).click();
      assertThat(page.getByRole(AriaRole.HEADING, named("远程培训"))).isVisible();
      DeskWorld.look(page, "my-hours-grouped");
    }
  }

  @Test
  void a_past_day_is_shown_as_it_was_and_says_so() {
    try (var browser = Browsers.desktop()) {
      var page = world.launched(browser, aTeacherOfThreeYears(), NAME);
      page.getByText("查看过去某一天的学时").click();
      page.getByLabel("截至哪天学习的").fill(today().minusYears(1).withDayOfYear(1).toString());
      page.getByRole(AriaRole.BUTTON, named("查看")).click();
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("显示的是截至");
      assertThat(lines(page)).hasCount(2);
      page.navigate(page.url().replaceAll("asOf=[^&]*", "asOf=&known=2020-01-01"));
      assertThat(page.getByText("还没有学时。")).isVisible();
      page.navigate(page.url().replaceAll("known=[^&]*", "known=yesterday"));
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("日期写法不对");
    }
  }

  @Test
  void a_newcomer_is_told_how_hours_come() {
    try (var browser = Browsers.desktop()) {
      var teacher = world.teacher("新老师", "NEW-" + Ids.next(), null);
      var page = world.launched(browser, teacher, "新老师");
      assertThat(page.getByText("还没有学时。")).isVisible();
      assertThat(page.getByText("还差 360 学时").first()).isVisible();
      DeskWorld.look(page, "my-hours-empty");
    }
  }

  /** Two years of sessions, something held, waiting, refused and taken back. */
  private UUID aTeacherOfThreeYears() {
    var office = world.account("hours-office-" + Ids.next(), "何平", AccountRole.OFFICE);
    var teacher = world.teacher(NAME, "HOURS-" + Ids.next(), world.school("甘州区南街小学"));
    var maths = course("小学数学教师深度学习研修");
    for (var n = 0; n < 17; n++) {
      var facts = aSession(teacher).in(maths).on(day(60 + n), "09:00", 270);
      world.post(n % 3 == 0 ? facts.by(Mode.REMOTE) : facts, office);
    }
    var first = today().minusYears(2).withDayOfYear(40);
    world.post(aSession(teacher).in(course("课堂提问专题")).on(first.toString(), "14:00", 180), office);
    world.post(aSession(teacher).in(maths).on(first.plusDays(1).toString(), "14:00", 180), office);
    world.post(
        aSession(teacher).in(maths).followedUpAfter(day(50)).on(day(50), "09:00", 450), office);
    world.record(aSession(teacher).in(maths).on(day(10), "09:00", 90), trainer(teacher));
    world.record(graded(teacher), trainer(teacher));
    var wrong =
        world.post(
            aSession(teacher).in(maths).followedUpAfter(day(30)).on(day(30), "09:00", 90), office);
    world.reverse(wrong.get(0), REASON, office);
    return teacher;
  }

  private static Facts graded(UUID teacher) {
    return aSession(teacher).in(course("自学网络课程")).on(day(5), "09:00", 45).graded(Grade.D);
  }

  private Actor trainer(UUID person) {
    return new Actor(world.tenant(), "PERSON", person.toString());
  }

  private static String day(int ago) {
    return today().minusDays(ago).toString();
  }

  private static Locator lines(Page page) {
    return page.locator(".ledger-line");
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
