package org.xueshi.ledger.boundary;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.xueshi.ledger.DeskWorld.course;
import static org.xueshi.ledger.DeskWorld.today;
import static org.xueshi.ledger.control.Facts.aSession;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.ledger.DeskWorld;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.people.entity.AccountRole;
import org.xueshi.test.Browsers;
import org.xueshi.test.RunningTool;
import org.xueshi.web.entity.Actor;

/**
 * An entry's own page: release, void, adjust; undone where that makes sense; for the Office only.
 */
class EntryFormsIT {

  private final RunningTool tool = RunningTool.get();
  private final DeskWorld world = new DeskWorld(tool);
  private final String mark = Ids.next().toString().substring(24);
  private final Actor office = world.account("forms-" + mark, "何平", AccountRole.OFFICE);
  private final UUID teacher = world.teacher("马兰", "FORMS-" + mark, null);

  @Test
  void held_minutes_are_voided_and_the_void_is_undone_and_a_waiver_needs_a_second_person() {
    var held = heldEntry();
    try (var browser = Browsers.desktop()) {
      var page = world.console(browser, office, "何平");
      page.navigate(tool.url("/console/ledger/" + held.id()));
      DeskWorld.look(page, "entry-held");
      fill(page, "作废暂存学时", "作废多少分钟", "10");
      button(page, "作废");
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("已登记");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("作废")).first().click();
      page.getByLabel("原因（教师会看到）").fill("其实完成了");
      page.getByLabel("我已核对").check();
      button(page, "红冲");
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("已红冲");
      page.navigate(tool.url("/console/ledger/" + held.id()));
      assertThat(page.getByText("还有 " + held.minutes() + " 分钟暂存").first()).isHidden();
      fill(page, "释放暂存学时", "释放多少分钟", "10");
      button(page, "释放");
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("更正收件箱");
      page.navigate(tool.url("/console/ledger/" + held.id()));
      fill(page, "作废暂存学时", "作废多少分钟", "5");
      button(page, "作废");
      assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
      assertThat(page.getByLabel("作废多少分钟")).hasValue("5");
      DeskWorld.look(page, "entry-refused");
    }
  }

  @Test
  void posted_minutes_are_adjusted_and_the_bureau_sees_no_forms() {
    var posted =
        world.post(aSession(teacher).in(course("研修")).on(day(3), "08:00", 90), office).get(0);
    var bureau = world.account("bureau-" + mark, "督导", AccountRole.BUREAU);
    try (var one = Browsers.desktop();
        var other = Browsers.desktop()) {
      var page = world.console(one, office, "何平");
      page.navigate(tool.url("/console/ledger/" + posted.id()));
      fill(page, "调整计入分钟", "增减多少分钟", "-30");
      button(page, "调整");
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("已登记");
      page.navigate(tool.url("/console/ledger/" + posted.id()));
      page.getByText("调整计入分钟").click();
      assertThat(page.getByText("现计入 60 分钟")).isVisible();
      var reader = world.console(other, bureau, "督导");
      reader.navigate(tool.url("/console/ledger/" + posted.id()));
      assertThat(reader.getByText("调整计入分钟")).hasCount(0);
    }
  }

  private Entry.Held heldEntry() {
    var facts =
        aSession(teacher)
            .in(course("研修"))
            .on(day(4), "08:00", 450)
            .followedUpAfter(today().plusDays(30).toString());
    return world.post(facts, office).stream()
        .filter(Entry.Held.class::isInstance)
        .map(Entry.Held.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static String day(int ago) {
    return today().minusDays(ago).toString();
  }

  private static void fill(Page page, String summary, String label, String minutes) {
    page.getByText(summary, new Page.GetByTextOptions().setExact(true)).click();
    page.getByLabel(label).fill(minutes);
    page.locator("details[open]").getByLabel("更正理由").fill("核对了台账");
  }

  private static void button(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .first()
        .click();
  }
}
