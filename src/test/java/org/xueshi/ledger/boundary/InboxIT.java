package org.xueshi.ledger.boundary;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.xueshi.ledger.DeskWorld.course;
import static org.xueshi.ledger.DeskWorld.today;
import static org.xueshi.ledger.control.Facts.aSession;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.ledger.DeskWorld;
import org.xueshi.people.entity.AccountRole;
import org.xueshi.test.Browsers;
import org.xueshi.test.RunningTool;
import org.xueshi.web.entity.Actor;

/** A teacher asks, the Office decides, a second person agrees: in real browsers. */
class InboxIT {

  private static final byte[] PDF = "%PDF-1.7 签到表".getBytes(StandardCharsets.UTF_8);

  private final RunningTool tool = RunningTool.get();
  private final DeskWorld world = new DeskWorld(tool);
  private final String staff = "INBOX-" + Ids.next();
  private final Actor office =
      world.account("inbox-office-" + Ids.next(), "何平", AccountRole.OFFICE);
  private final Actor second =
      world.account("inbox-second-" + Ids.next(), "杨帆", AccountRole.OFFICE);

  @Test
  void a_question_goes_to_the_office_and_comes_back_answered_by_two() {
    var teacher = aTeacherWithFourHours("贾玉珍");
    try (var phone = Browsers.phone();
        var desk = Browsers.desktop();
        var secondDesk = Browsers.desktop()) {
      var own = world.launched(phone, teacher, "贾玉珍");
      asks(own);
      var inbox = world.console(desk, office, "何平");
      decides(inbox);
      var other = world.console(secondDesk, second, "杨帆");
      agrees(other);
      own.navigate(own.url().replaceAll("/questions.*", ""));
      assertThat(own.locator(".menu .badge")).containsText("1");
      own.getByRole(AriaRole.LINK, named("学时疑问")).click();
      DeskWorld.look(own, "questions");
      own.getByRole(AriaRole.LINK, named("课堂观察研修")).click();
      assertThat(own.getByText("已更正")).isVisible();
      assertThat(own.getByText("当天只到半天，按签到表更正。").first()).isVisible();
      assertThat(own.locator(".menu .badge")).hasCount(0);
      DeskWorld.look(own, "question-answered");
    }
  }

  @Test
  void drafts_are_kept_while_typing_and_a_refused_form_keeps_what_was_typed() {
    var teacher = aTeacherWithFourHours("唐淑琴");
    try (var browser = Browsers.phone()) {
      var page = world.launched(browser, teacher, "唐淑琴");
      page.getByRole(AriaRole.BUTTON, named("有学时没有记上？")).click();
      page.getByLabel("参加了什么，应当有多少学时").fill("送教下乡两天，没有记。");
      assertThat(page.getByText("草稿已保存。")).isVisible();
      page.reload();
      assertThat(page.getByLabel("参加了什么，应当有多少学时")).hasValue("送教下乡两天，没有记。");
      page.getByLabel("课程或活动名称").fill("送教下乡");
      page.getByLabel("日期（知道的话）").fill(today().minusDays(3).toString());
      DeskWorld.look(page, "question-draft");
      page.getByLabel("课程或活动名称").fill("送教下乡");
      page.getByRole(AriaRole.BUTTON, named("提交给教研室")).click();
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("已提交给教研室");
      page.getByRole(AriaRole.BUTTON, named("撤回，不用答复了")).click();
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("已撤回");
    }
  }

  private void asks(Page own) {
    own.locator(".ledger-line summary").first().click();
    own.getByRole(AriaRole.BUTTON, named("对这一笔有疑问，提问或申请更正")).first().click();
    own.getByLabel("哪里不对，应当是多少").fill("这天我只参加了上午，却记了全天。");
    own.locator("input[type=file]")
        .setInputFiles(new FilePayload("签到表.pdf", "application/pdf", PDF));
    assertThat(own.getByText("草稿已保存。")).isVisible();
    own.getByRole(AriaRole.BUTTON, named("上传")).click();
    assertThat(own.getByRole(AriaRole.LINK, named("签到表.pdf"))).isVisible();
    own.getByRole(AriaRole.BUTTON, named("提交给教研室")).click();
    assertThat(own.getByRole(AriaRole.STATUS)).containsText("已提交给教研室");
    DeskWorld.look(own, "question-open");
  }

  private void decides(Page inbox) {
    inbox.navigate(tool.url("/console/ledger/inbox?person=" + staff));
    DeskWorld.look(inbox, "inbox");
    inbox.getByRole(AriaRole.LINK, named("课堂观察研修")).click();
    assertThat(inbox.getByText("这天我只参加了上午，却记了全天。")).isVisible();
    DeskWorld.look(inbox, "inbox-case");
    inbox.getByLabel("调整分钟数").check();
    inbox.getByLabel("理由（教师会看到）").fill("当天只到半天，按签到表更正。");
    inbox.getByRole(AriaRole.BUTTON, named("提交决定，看下一项")).click();
    assertThat(inbox.getByRole(AriaRole.ALERT)).containsText("请写调整的分钟数");
    assertThat(inbox.getByLabel("理由（教师会看到）")).hasValue("当天只到半天，按签到表更正。");
    inbox.getByLabel("调整多少分钟（增加写 45，减少写 -45）").fill("-135");
    inbox.getByRole(AriaRole.BUTTON, named("提交决定，看下一项")).click();
    assertThat(inbox.getByRole(AriaRole.STATUS)).containsText("已办理");
  }

  private void agrees(Page other) {
    other.navigate(tool.url("/console/ledger/inbox?person=" + staff));
    assertThat(other.getByText("待第二人").first()).isVisible();
    DeskWorld.look(other, "inbox-second");
    var line = other.locator(".ledger-line").filter(within("贾玉珍"));
    line.getByLabel("审核意见").fill("看过签到表，属实。");
    line.getByRole(AriaRole.BUTTON, exactly("同意")).click();
    assertThat(other.getByRole(AriaRole.STATUS)).containsText("审核完成");
  }

  private UUID aTeacherWithFourHours(String name) {
    var teacher = world.teacher(name, staff, world.school("甘州区青西小学"));
    var facts = aSession(teacher).in(course("课堂观察研修"));
    world.post(facts.on(today().minusDays(20).toString(), "09:00", 270), office);
    return teacher;
  }

  private static com.microsoft.playwright.Locator.FilterOptions within(String text) {
    return new com.microsoft.playwright.Locator.FilterOptions().setHasText(text);
  }

  private static com.microsoft.playwright.Locator.GetByRoleOptions exactly(String name) {
    return new com.microsoft.playwright.Locator.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
