package org.xueshi.roster.boundary;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.ledger.DeskWorld;
import org.xueshi.people.entity.AccountRole;
import org.xueshi.test.Browsers;
import org.xueshi.test.RunningTool;

/** The roster in a real browser: import with preview and way back, units, trainers, claims. */
class RosterIT {

  private final RunningTool tool = RunningTool.get();
  private final DeskWorld world = new DeskWorld(tool);
  private final String mark = Ids.next().toString().substring(24);

  @Test
  void the_office_keeps_schools_people_units_and_the_pool() {
    var office = world.account("roster-" + mark, "何平", AccountRole.OFFICE);
    try (var browser = Browsers.desktop()) {
      var page = world.console(browser, office, "何平");
      school(page);
      imports(page);
      unit(page);
      trainers(page);
      page.navigate(tool.url("/console/roster/accounts"));
      DeskWorld.look(page, "roster-accounts");
    }
  }

  @Test
  void a_teacher_without_a_number_claims_who_they_are() {
    var office = world.account("claims-" + mark, "何平", AccountRole.OFFICE);
    world.teacher("马晓燕", "CL-" + mark, world.school("认领小学" + mark));
    var stranger = world.teacher("马某某", null, null);
    try (var browser = Browsers.desktop();
        var desk = Browsers.desktop()) {
      var mine = world.launched(browser, stranger, "马某某");
      mine.navigate(mine.url().replace("/hours", "/claim"));
      DeskWorld.look(mine, "roster-my-claim");
      mine.getByLabel("工号").fill("CL-" + mark);
      mine.getByRole(AriaRole.BUTTON, named("提交")).click();
      assertThat(mine.getByText("等待教研室核对").first()).isVisible();
      var page = world.console(desk, office, "何平");
      page.navigate(tool.url("/console/roster/claims"));
      DeskWorld.look(page, "roster-claims");
      var card =
          page.locator("section.card")
              .filter(
                  new com.microsoft.playwright.Locator.FilterOptions().setHasText("CL-" + mark));
      assertThat(card).containsText("马晓燕");
      card.getByRole(
              AriaRole.BUTTON,
              new com.microsoft.playwright.Locator.GetByRoleOptions().setName("确认是同一人"))
          .click();
      assertThat(page.getByRole(AriaRole.STATUS)).hasText("已办理。");
    }
  }

  private void school(Page page) {
    page.navigate(tool.url("/console/roster/schools"));
    page.getByLabel("学校代码").fill("R" + mark);
    page.getByLabel("名称").fill("名册小学" + mark);
    page.getByLabel("学段").selectOption("PRIMARY");
    page.getByLabel("农村学校").check();
    page.getByRole(AriaRole.BUTTON, named("保存")).click();
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("已保存。");
    DeskWorld.look(page, "roster-schools");
  }

  private void imports(Page page) {
    upload(page, "工号,姓名,学校代码,学段\nN" + mark + ",王建国,无此代码,大学\n");
    assertThat(page.getByText("没有代码为“无此代码”的学校")).isVisible();
    DeskWorld.look(page, "roster-import-bad");
    upload(page, "工号,姓名,学校代码,学段,学科\nN" + mark + ",王建国,R" + mark + ",小学,数学\n");
    DeskWorld.look(page, "roster-import");
    page.getByRole(AriaRole.BUTTON, named("确认导入")).click();
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("名册已更新。");
    page.navigate(tool.url("/console/roster?words=N" + mark));
    assertThat(page.locator("tbody tr")).hasCount(1);
    DeskWorld.look(page, "roster-list");
  }

  private void upload(Page page, String csv) {
    page.navigate(tool.url("/console/roster/imports"));
    page.getByLabel("文件")
        .setInputFiles(new FilePayload("名册.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
    page.getByRole(AriaRole.BUTTON, named("查看变化")).click();
  }

  private void unit(Page page) {
    page.navigate(tool.url("/console/roster/units"));
    page.getByLabel("名称").fill("薪火教苑" + mark);
    page.getByRole(AriaRole.BUTTON, named("保存")).click();
    page.getByLabel("资质名称").fill("教师培训资质");
    page.getByLabel("自").fill("2020-01-01");
    page.getByLabel("至", new Page.GetByLabelOptions().setExact(true)).fill("2099-12-31");
    page.getByRole(AriaRole.BUTTON, named("添加")).first().click();
    assertThat(page.getByText("有效", new Page.GetByTextOptions().setExact(true))).isVisible();
    DeskWorld.look(page, "roster-unit");
    page.navigate(tool.url("/console/roster/units"));
    DeskWorld.look(page, "roster-units");
  }

  private void trainers(Page page) {
    page.navigate(tool.url("/console/roster/trainers"));
    page.getByLabel("姓名").fill("周教授" + mark);
    page.getByRole(AriaRole.BUTTON, named("添加")).click();
    page.getByLabel("人员")
        .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel("周教授" + mark));
    page.getByLabel("聘任为").selectOption("EXPERT");
    page.getByLabel("自", new Page.GetByLabelOptions().setExact(true)).fill("2020-01-01");
    page.getByLabel("至", new Page.GetByLabelOptions().setExact(true)).fill("2099-12-31");
    page.getByRole(AriaRole.BUTTON, named("聘任")).click();
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("已保存。");
    DeskWorld.look(page, "roster-trainers");
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
