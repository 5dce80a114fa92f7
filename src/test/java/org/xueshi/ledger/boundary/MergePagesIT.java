package org.xueshi.ledger.boundary;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.people.entity.AccountRole;
import org.xueshi.test.Accessibility;
import org.xueshi.test.Browsers;
import org.xueshi.test.ConsoleAccounts;
import org.xueshi.test.RunningTool;

/** Two rows of one teacher: suggested, compared, merged by two people, and parted again. */
class MergePagesIT {

  private final RunningTool tool = RunningTool.get();
  private final String number =
      Ids.next().toString().substring(24).toUpperCase(java.util.Locale.ROOT);

  @Test
  void two_rows_of_one_teacher_are_merged_by_two_people_and_parted_again() {
    add("MP-" + number);
    add("mp" + number.toLowerCase(java.util.Locale.ROOT));
    try (var one = Browsers.desktop();
        var other = Browsers.desktop()) {
      var asker = signedIn(one);
      asker.navigate(tool.url("/console/ledger/merges"));
      look(asker, "merges");
      asker.navigate(tool.url("/console/ledger/merges/pair?first=MP-" + number + "&second=nobody"));
      assertThat(asker.getByRole(AriaRole.ALERT)).containsText("没有这位教师");
      asker.getByLabel("乙的工号").fill("mp" + number.toLowerCase(java.util.Locale.ROOT));
      button(asker, "并排核对");
      look(asker, "merge-pair");
      asker.getByLabel("理由").fill("人事部门来函，系同一人");
      button(asker, "提出合并");
      assertThat(asker.getByText("您可以收回")).isVisible();
      var decider = signedIn(other);
      decider.navigate(asker.url().replaceFirst("\\?.*", ""));
      look(decider, "merge-decide");
      decider.getByLabel("理由").fill("核对无误");
      button(decider, "同意");
      assertThat(decider.getByRole(AriaRole.STATUS)).containsText("已作出决定");
      look(decider, "merge-decided");
      decider.navigate(tool.url("/console/ledger/people?person=MP-" + number));
      decider.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("马")).first().click();
      assertThat(decider.getByText("已合并计算")).isVisible();
      asker.reload();
      asker.getByLabel("理由").fill("另有其人");
      button(asker, "提出撤销");
      decider.navigate(asker.url().replaceFirst("\\?.*", ""));
      decider.getByLabel("理由").fill("确属两人");
      button(decider, "同意");
      decider.navigate(tool.url("/console/ledger/merges?lang=en"));
      look(decider, "merges-en");
    }
  }

  private void add(String staffNumber) {
    tool.database()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into person (tenant_id, id, staff_number, family_name, given_name,
                      version)
                    select tenant_id, ?, ?, '马', '秀英', 0 from district limit 1""",
                    Ids.next(),
                    staffNumber));
  }

  private Page signedIn(BrowserContext visitor) {
    var login = "merge-" + Ids.next();
    ConsoleAccounts.add(tool, login, "教研室", AccountRole.OFFICE, "given-by-someone");
    var page = visitor.newPage();
    page.navigate(tool.url("/console/sign-in"));
    page.getByLabel("账号").fill(login);
    page.getByLabel("密码").fill("given-by-someone");
    button(page, "登录");
    page.getByLabel("现在的密码").fill("given-by-someone");
    page.getByLabel("新密码", new Page.GetByLabelOptions().setExact(true)).fill("of-my-own-1");
    page.getByLabel("再输一遍新密码").fill("of-my-own-1");
    button(page, "保存新密码");
    return page;
  }

  private static void button(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .first()
        .click();
  }

  private static void look(Page page, String name) {
    Accessibility.isClean(page);
    Browsers.picture(page, name);
    page.setViewportSize(360, 740);
    Accessibility.fitsItsWidth(page);
    Browsers.picture(page, name + "-phone");
    page.setViewportSize(1280, 900);
  }
}
