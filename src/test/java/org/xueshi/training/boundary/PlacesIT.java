package org.xueshi.training.boundary;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Files;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.ledger.DeskWorld;
import org.xueshi.people.entity.AccountRole;
import org.xueshi.test.Browsers;
import org.xueshi.test.RunningTool;
import org.xueshi.web.entity.Actor;

/** Quota → application → recommendation → review → draw → place, by five people in browsers. */
class PlacesIT {

  private final RunningTool tool = RunningTool.get();
  private final DeskWorld world = new DeskWorld(tool);
  private final String mark = Ids.next().toString().substring(24);
  private final UUID school = world.school("名额小学" + mark);
  private final UUID teacher = world.teacher("马晓燕", "PL-" + mark, school);
  private final UUID project = Ids.next();
  private final UUID run = Ids.next();
  private final Actor office = world.account("po-" + mark, "何平", AccountRole.OFFICE);
  private final Actor bureau = world.account("pb-" + mark, "丁局", AccountRole.BUREAU);
  private final Actor principal = world.account("ps-" + mark, "马校", AccountRole.SCHOOL);

  @Test
  void a_place_goes_from_quota_to_teacher_in_the_order_of_article_15() throws Exception {
    prepared();
    try (var desk = Browsers.desktop();
        var bureaus = Browsers.desktop();
        var schools = Browsers.desktop();
        var phone = Browsers.phone()) {
      var page = world.console(desk, office, "何平");
      plan(page);
      var review = world.console(bureaus, bureau, "丁局");
      approve(review);
      opens(page);
      var mine = applies(phone);
      recommends(world.console(schools, principal, "马校"));
      reviews(review);
      drawn(page);
      mine.navigate(tool.url("/public/places/" + run));
      assertThat(mine.locator("tbody tr")).hasCount(1);
      assertThat(mine.locator("tbody")).containsText("马**");
      assertThat(mine.locator("tbody")).not().containsText("晓");
      DeskWorld.look(mine, "place-public");
      mine.goBack();
    }
  }

  private void plan(Page page) {
    page.navigate(tool.url("/console/courses/projects/" + project));
    assertThat(page.getByText("1 人或 3 人的团队不可能同时满足")).isVisible();
    join(page, "专家" + mark, "EXPERT", true);
    join(page, "一线" + mark, "FRONTLINE", false);
    page.getByLabel("研修方案").fill("三个单元，两次集中研讨。");
    page.getByLabel("承担单位").selectOption(new SelectOption().setLabel("基地" + mark));
    page.getByRole(AriaRole.BUTTON, named("保存")).first().click();
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("已保存。");
    page.getByLabel("名额小学" + mark + "的名额").fill("1");
    page.locator("#quotas").getByRole(AriaRole.BUTTON).click();
    page.getByRole(AriaRole.BUTTON, named("登记首席导师签署")).click();
    page.getByRole(AriaRole.BUTTON, named("提交评审")).click();
    DeskWorld.look(page, "place-plan");
    page.navigate(tool.url("/console/courses/runs/" + run));
    assertThat(page.getByText("第 10.1 条")).isVisible();
    DeskWorld.look(page, "place-gates");
  }

  private void join(Page page, String name, String category, boolean chief) {
    page.getByLabel("人员").selectOption(new SelectOption().setLabel(name));
    page.getByLabel("计入").selectOption(category);
    if (chief) {
      page.locator("#chief").check();
    }
    page.locator("#team").getByRole(AriaRole.BUTTON, in("添加")).click();
    assertThat(page.locator("#team tbody")).containsText(name);
  }

  private void approve(Page page) {
    page.navigate(tool.url("/console/courses/projects/" + project));
    page.getByRole(AriaRole.BUTTON, named("评审通过")).click();
    assertThat(page.getByText("设计已通过评审")).isVisible();
  }

  private void opens(Page page) {
    page.navigate(tool.url("/console/courses/runs/" + run));
    page.getByLabel("名额总数").fill("1");
    page.getByLabel("课程总分钟数").fill("900");
    page.getByLabel("其中远程").fill("300");
    page.getByLabel("其中集中").fill("500");
    page.getByRole(AriaRole.BUTTON, named("开放报名")).click();
    assertThat(page.getByText("第 5.4 条")).isVisible();
    page.getByLabel("其中集中").fill("600");
    page.getByRole(AriaRole.BUTTON, named("开放报名")).click();
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("已保存。");
  }

  private Page applies(BrowserContext phone) {
    var page = world.launched(phone, teacher, "马晓燕");
    page.navigate(page.url().replace("/hours", "/catalogue"));
    DeskWorld.look(page, "place-catalogue");
    page.setViewportSize(360, 740);
    page.getByRole(AriaRole.LINK, named("期次" + mark)).click();
    DeskWorld.look(page, "place-offered");
    page.getByLabel("申请说明").fill("任教数学十年");
    page.getByRole(AriaRole.BUTTON, named("申请参加")).click();
    assertThat(page.getByText("等待学校推荐。")).isVisible();
    DeskWorld.look(page, "place-mine");
    return page;
  }

  private void recommends(Page page) {
    page.navigate(tool.url("/console/nominations"));
    assertThat(page.getByText("任教数学十年")).isVisible();
    DeskWorld.look(page, "place-nominations");
    page.getByRole(AriaRole.BUTTON, named("推荐")).click();
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("已办理。");
    var refused = page.navigate(tool.url("/console/roster"));
    assertThat(refused.status()).isEqualTo(403);
  }

  /** By keyboard: the first button has the focus. */
  private void reviews(Page page) {
    page.navigate(tool.url("/console/place-reviews?id=" + application()));
    assertThat(page.getByRole(AriaRole.HEADING, named("马晓燕"))).isVisible();
    DeskWorld.look(page, "place-review");
    page.navigate(tool.url("/console/place-reviews?id=" + application()));
    assertThat(page.getByRole(AriaRole.BUTTON, exactly("通过"))).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("已办理，下面是下一项。");
  }

  private void drawn(Page page) throws Exception {
    tool.database()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    update offer_round set apply_from = current_date - 5, apply_until = current_date - 2
                    where course_run_id = ?""",
                    run));
    page.navigate(tool.url("/console/courses/runs/" + run));
    page.getByRole(AriaRole.BUTTON, named("分配名额")).click();
    assertThat(page.locator("tbody")).containsText("已录取");
    DeskWorld.look(page, "place-offer");
    var csv = page.waitForDownload(() -> page.getByRole(AriaRole.LINK, named("CSV")).click());
    assertThat(Files.readString(csv.path())).contains("马晓燕", "已录取");
    var placed =
        tool.database()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "select count(*) from participant where course_run_id = :run and person_id = :person")
                        .bind("run", run)
                        .bind("person", teacher)
                        .mapTo(Integer.class)
                        .one());
    assertThat(placed).isEqualTo(1);
  }

  private UUID application() {
    return tool.database()
        .withHandle(
            handle ->
                handle
                    .createQuery("select id from place_application where course_run_id = :run")
                    .bind("run", run)
                    .mapTo(UUID.class)
                    .one());
  }

  /**
   * What the roster's own tests show being made: a qualified base, two appointed, a designed
   * project.
   */
  private void prepared() {
    var base = Ids.next();
    var tenant = world.tenant();
    tool.database()
        .useHandle(
            handle -> {
              handle.execute(
                  "insert into unit values (?, ?, 'BASE', ?, null, '', '', null, 1)",
                  tenant,
                  base,
                  "基地" + mark);
              handle.execute(
                  "insert into unit_qualification values (?, ?, ?, '资质', '1', '2020-01-01', '2099-12-31', null)",
                  tenant,
                  Ids.next(),
                  base);
              for (var name : new String[] {"专家", "一线"}) {
                var id = Ids.next();
                handle.execute(
                    "insert into trainer values (?, ?, null, ?, '', '', false, 1)",
                    tenant,
                    id,
                    name + mark);
                handle.execute(
                    "insert into trainer_appointment values (?, ?, ?, 'TRAINER', '2020-01-01', '2099-12-31', null)",
                    tenant,
                    Ids.next(),
                    id);
              }
              handle.execute(
                  """
                  insert into project (tenant_id, id, title, kind, level, theme, posts, problem,
                    cases, ethics, created_at, version) values (?, ?, ?, 'IN_SERVICE', 'DISTRICT',
                    'SUBJECT', '', '课堂提问', '两节录像课', '师德融入', now(), 1)""",
                  tenant,
                  project,
                  "项目" + mark);
              handle.execute(
                  """
                  insert into course_run (tenant_id, id, project_id, title, code, starts_on, ends_on,
                    follow_up_until, created_at, version) values (?, ?, ?, ?, ?, current_date + 40,
                    current_date + 45, current_date + 140, now(), 1)""",
                  tenant,
                  run,
                  project,
                  "期次" + mark,
                  "C" + mark);
              handle.execute(
                  "update person set post = '专任教师', subject = '数学' where id = ?", teacher);
              handle.execute(
                  "update account set school_id = ? where id = ?",
                  school,
                  UUID.fromString(principal.id()));
            });
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Page.GetByRoleOptions exactly(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static com.microsoft.playwright.Locator.GetByRoleOptions in(String name) {
    return new com.microsoft.playwright.Locator.GetByRoleOptions().setName(name);
  }
}
