package org.xueshi.ledger.boundary;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.xueshi.ledger.DeskWorld.course;
import static org.xueshi.ledger.DeskWorld.today;
import static org.xueshi.ledger.control.Facts.aSession;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.ledger.DeskWorld;
import org.xueshi.ledger.control.Facts;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.people.entity.AccountRole;
import org.xueshi.test.Browsers;
import org.xueshi.test.RunningTool;
import org.xueshi.web.entity.Actor;

/** The Office's desk in a real browser: search, a teacher's page, the cycle dashboard, exports. */
class OfficeDeskIT {

  private final RunningTool tool = RunningTool.get();
  private final DeskWorld world = new DeskWorld(tool);
  private final String mark = Ids.next().toString().substring(24);
  private final String school = "=甘州区" + mark + "小学";
  private final UUID schoolId = world.school(school);
  private final Actor office = world.account("desk-" + mark, "何平", AccountRole.OFFICE);

  @Test
  void the_book_is_searched_sorted_and_exported_as_it_is_shown() throws IOException {
    threeTeachers();
    try (var browser = Browsers.desktop()) {
      var page = world.console(browser, office, "何平");
      page.navigate(tool.url("/console/ledger?person=DESK-" + mark));
      assertThat(page.locator("tbody tr")).hasCount(5);
      page.getByText("更多条件").click();
      page.getByLabel("培训方式").selectOption("REMOTE");
      page.getByRole(AriaRole.BUTTON, named("查询")).click();
      assertThat(page.locator("tbody tr")).hasCount(2);
      page.getByRole(AriaRole.LINK, named("分钟数")).click();
      assertThat(page.locator("tbody tr").first()).containsText("450");
      assertThat(page).hasURL(java.util.regex.Pattern.compile(".*mode=REMOTE.*sort=MINUTES.*"));
      DeskWorld.look(page, "ledger-search");
      var csv = page.waitForDownload(() -> page.getByRole(AriaRole.LINK, named("CSV")).click());
      var text = Files.readString(csv.path(), StandardCharsets.UTF_8);
      assertThat(text.lines()).hasSize(3);
      assertThat(text).contains("\"'" + school + "\"");
      var xlsx = page.waitForDownload(() -> page.getByRole(AriaRole.LINK, named("XLSX")).click());
      try (var book = new ReadableWorkbook(xlsx.path().toFile())) {
        var rows = book.getFirstSheet().read();
        assertThat(rows).hasSize(3);
        assertThat(rows.get(1).getCell(3).asString()).isEqualTo(school);
        assertThat(rows.get(1).getCell(10).asNumber()).isEqualByComparingTo("450");
      }
      page.navigate(tool.url("/console/ledger?from=yesterday&sort=EARNED&key=x&after=" + mark));
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("日期写法不对");
    }
  }

  @Test
  void a_teacher_is_found_and_seen_on_one_page_today_and_as_known_before() {
    threeTeachers();
    try (var browser = Browsers.desktop()) {
      var page = world.console(browser, office, "何平");
      page.navigate(tool.url("/console/ledger/people?school=" + schoolId));
      assertThat(page.locator("tbody tr")).hasCount(3);
      DeskWorld.look(page, "ledger-people");
      page.getByRole(AriaRole.LINK, named("韩秀芳")).click();
      assertThat(page.getByRole(AriaRole.HEADING, named("韩秀芳"))).isVisible();
      assertThat(page.getByText("本周期已有")).isVisible();
      page.locator(".ledger-line summary").first().click();
      assertThat(page.getByRole(AriaRole.LINK, named("查看台账记录")).first()).isVisible();
      DeskWorld.look(page, "ledger-person");
      page.navigate(page.url().replaceAll("[?].*", "") + "?known=2020-01-01");
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("显示的是截至");
      assertThat(page.getByText("还没有学时。")).isVisible();
    }
  }

  @Test
  void the_dashboard_leads_from_the_district_to_the_teachers_at_risk() throws IOException {
    threeTeachers();
    try (var browser = Browsers.desktop()) {
      var page = world.console(browser, office, "何平");
      page.getByRole(AriaRole.LINK, named("周期总览")).first().click();
      assertThat(page.getByText("人；").first()).containsText("按台账算出，此后台账没有变动");
      DeskWorld.look(page, "dashboard");
      page.getByRole(AriaRole.LINK, named(school)).click();
      assertThat(page.locator("tbody tr")).not().hasCount(0);
      assertThat(page.locator("tbody tr").first()).containsText("DESK-" + mark);
      DeskWorld.look(page, "dashboard-teachers");
      var xlsx = page.waitForDownload(() -> page.getByRole(AriaRole.LINK, named("XLSX")).click());
      try (var book = new ReadableWorkbook(xlsx.path().toFile())) {
        assertThat(book.getFirstSheet().read()).hasSizeGreaterThan(1);
      }
    }
  }

  @Test
  void the_language_link_of_a_refused_form_leads_to_the_page_with_the_form() {
    var entry = world.post(session(teacher("9", "马兰"), 3), office).get(0).id();
    try (var browser = Browsers.desktop()) {
      var page = world.console(browser, office, "何平");
      page.navigate(tool.url("/console/ledger/" + entry));
      page.getByLabel("原因（教师会看到）").fill("签到有误");
      page.evaluate("() => document.querySelector('[name=confirmed]').required = false");
      page.getByRole(AriaRole.BUTTON, named("红冲")).click();
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("请先勾选确认");
      page.getByRole(AriaRole.LINK, named("English")).click();
      assertThat(page.getByRole(AriaRole.HEADING, named("Entry")).first()).isVisible();
      page.navigate(page.url().replaceAll("[?].*", "?lang=zh-CN"));
    }
  }

  private void threeTeachers() {
    var diligent = teacher("1", "韩秀芳");
    var slow = teacher("2", "石磊");
    teacher("3", "闫丽");
    world.post(session(diligent, 10), office);
    world.post(session(diligent, 11).by(Mode.REMOTE), office);
    world.post(session(diligent, 12), office);
    world.post(session(slow, 10), office);
    world.post(session(slow, 13).by(Mode.REMOTE), office);
  }

  private UUID teacher(String number, String name) {
    return world.teacher(name, "DESK-" + mark + "-" + number, schoolId);
  }

  private static Facts session(UUID teacher, int daysAgo) {
    return aSession(teacher)
        .in(course("教研员引领的单元整体教学研修"))
        .on(today().minusDays(daysAgo).toString(), "08:00", 450);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
