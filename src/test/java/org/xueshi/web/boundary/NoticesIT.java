package org.xueshi.web.boundary;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Clock;
import java.time.LocalTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Text;
import org.xueshi.test.Accessibility;
import org.xueshi.test.Browsers;
import org.xueshi.test.RunningTool;
import org.xueshi.training.boundary.Visits;
import org.xueshi.web.control.PersonNotices;
import org.xueshi.web.entity.CourseRole;
import org.xueshi.web.entity.Language;
import org.xueshi.web.entity.NewNotice;
import org.xueshi.web.entity.NoticeWishes;

/** What a teacher is told: on the page, and by e-mail through a mail server on loopback. */
class NoticesIT {

  private final RunningTool tool = RunningTool.get();
  private final Visits visits = new Visits();

  @Test
  void a_notice_is_on_the_page_and_in_the_mail_once() {
    var person = visits.person("马", "晓燕");
    var address = "m" + UUID.randomUUID() + "@school.example";
    tool.database()
        .useHandle(
            handle -> handle.execute("update person set email = ? where id = ?", address, person));
    var notices = PersonNotices.on(tool.database(), Clock.systemUTC());
    // No quiet hours: the test may run at night.
    notices.wish(
        visits.tenant(),
        person,
        new NoticeWishes(true, false, LocalTime.NOON, LocalTime.NOON, Language.ZH_CN));
    var told =
        new NewNotice(
            visits.tenant(), person, "k", Text.of("followup.notice.accepted", "上一节课"), "");
    notices.tell(told);
    notices.tell(told);

    try (var phone = Browsers.phone()) {
      var visit = visits.visit(person, CourseRole.LEARNER, visits.course()).in(phone);
      var page = phone.newPage();
      page.navigate(visit.url("/notices"));
      assertThat(page.getByText("您的训后任务“上一节课”已通过。")).isVisible();
      look(page, "notices");
      button(page, "全部标为已读");
      assertThat(page.getByRole(AriaRole.STATUS)).hasText("已全部标为已读。");
      page.getByLabel("每天 18:00 合并成一封").check();
      button(page, "保存");
      assertThat(page.getByRole(AriaRole.STATUS)).hasText("通知设置已保存。");
      page.waitForCondition(
          () -> !tool.mail().to(address).isEmpty(),
          new Page.WaitForConditionOptions().setTimeout(60_000));
      page.navigate(visit.url("/calendar"));
      button(page, "生成订阅地址");
      var feed = phone.request().get(page.locator("input.web-secret").inputValue());
      assertThat(feed.text()).startsWith("BEGIN:VCALENDAR");
      assertThat(feed.headers().get("content-type")).startsWith("text/calendar");
      look(page, "calendar");
      assertThat(phone.request().get(tool.url("/calendar/nobodys.ics")).status()).isEqualTo(404);
    }
    assertThat(tool.mail().to(address)).hasSize(1);
    assertThat(tool.mail().to(address).get(0).data()).contains("Auto-Submitted: auto-generated");
  }

  private static void button(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).first().click();
  }

  private static void look(Page page, String name) {
    Accessibility.isClean(page);
    var width = page.viewportSize().width;
    for (var other : new int[] {1280, 360}) {
      page.setViewportSize(other, 800);
      Browsers.picture(page, name + "-" + other);
      Accessibility.fitsItsWidth(page);
    }
    page.setViewportSize(width, 800);
  }
}
