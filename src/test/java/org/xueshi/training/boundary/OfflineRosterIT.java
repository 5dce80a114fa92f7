package org.xueshi.training.boundary;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.test.Accessibility;
import org.xueshi.test.Browsers;
import org.xueshi.test.RunningTool;
import org.xueshi.web.entity.CourseRole;

/** The roster on a trainer's phone in a hall without network. */
class OfflineRosterIT {

  private static final Pattern TIME = Pattern.compile("\\d\\d:\\d\\d.*");

  private final Visits visits = new Visits();
  private final String course = visits.course();
  private final BrowserContext phone = Browsers.phone();

  @AfterEach
  void leave() {
    phone.close();
  }

  @Test
  void without_network_the_roster_signs_in_and_brings_it_back_later_without_overwriting() {
    var trainer = visits.visit(visits.person("刘", "芳"), CourseRole.TRAINER, course).in(phone);
    var session = aSessionGoingOn(trainer);
    var here = takesPart("王", "秀兰");
    var early = takesPart("马", "晓燕");
    var page = phone.newPage();
    page.navigate(trainer.url("/sessions/" + session));
    button(page, "带走离线名单（没有网络也能签到签退）");
    var roster = phone.waitForPage(() -> link(page, "打开离线名单"));
    assertThat(roster.locator("[data-roster]"))
        .hasAttribute(
            "data-ready",
            "true",
            new com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions()
                .setTimeout(20_000));
    look(roster, "training-offline-ready");

    signedInTwentyMinutesAgo(session, early);
    phone.setOffline(true);
    roster.reload();
    button(roster, "签到 王秀兰");
    button(roster, "签到 马晓燕");
    assertThat(roster.locator("[data-state]")).hasText("没有网络：2 条保存在本机，联网后自动上传。");
    look(roster, "training-offline-cut");
    roster.reload();
    assertThat(roster.locator("[data-in]").nth(1)).hasText(TIME);
    phone.setOffline(false);
    button(roster, "立即上传");
    assertThat(roster.locator("[data-state]")).hasText("全部已上传。");
    assertThat(roster.locator("main")).containsText("与系统已有的时间不一致。");
    look(roster, "training-offline-synced");

    page.navigate(trainer.url("/sessions/" + session));
    assertThat(page.getByText("离线名单有 1 条待处理")).isVisible();
    assertThat(page.getByText("已签到 2 人")).isVisible();
    look(page, "training-offline-conflict");
    button(page, "保留 马晓燕 的现有记录");
    assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("已处理。");
    assertThat(page.getByText("离线名单有 1 条待处理")).hasCount(0);
    org.assertj.core.api.Assertions.assertThat(here).isNotEqualTo(early);
  }

  private UUID aSessionGoingOn(Visits.Visit trainer) {
    var today = LocalDate.now(Clocks.DISTRICT_ZONE);
    var title = "离线的集中研讨" + UUID.randomUUID();
    trainer.post(
        "/course-run",
        "title=x&projectTitle=y&kind=IN_SERVICE&level=DISTRICT&theme=SUBJECT&startsOn="
            + today
            + "&endsOn="
            + today.plusDays(30));
    trainer.post(
        "/components",
        "kind=SESSION&title="
            + title
            + "&place=z&minutes=40&starts=09:00&ends=10:30&date="
            + today.plusDays(1));
    RunningTool.get().isGoingOn(title);
    var room = trainer.get("/course").body();
    var at = room.indexOf("/sessions/") + "/sessions/".length();
    return UUID.fromString(room.substring(at, at + 36));
  }

  private UUID takesPart(String family, String given) {
    var person = visits.person(family, given);
    visits.visit(person, CourseRole.LEARNER, course).get("/course");
    return person;
  }

  private static void signedInTwentyMinutesAgo(UUID session, UUID person) {
    RunningTool.get()
        .database()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into attendance (tenant_id, session_id, person_id, course_run_id, state,
                      signed_in_at)
                    select tenant_id, id, ?, course_run_id, 'CLAIMED', now() - interval '20 minutes'
                    from component where id = ?
                    """,
                    person,
                    session));
  }

  private static void button(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).first().click();
  }

  private static void link(Page page, String name) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).first().click();
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
