package org.xueshi.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.xueshi.people.entity.AccountRole;
import org.xueshi.test.ConsoleAccounts;
import org.xueshi.test.RunningTool;

/** The console as somebody of the Teaching Research Office uses it. */
final class Office {

  private final Page page;
  private final RunningTool tool;

  private Office(Page page, RunningTool tool) {
    this.page = page;
    this.tool = tool;
  }

  /** A new account of the Office that has chosen its own password and is signed in. */
  static Office signedIn(RunningTool tool, BrowserContext browser, String login) {
    ConsoleAccounts.add(tool, login, "教研室", AccountRole.OFFICE, "given-by-someone");
    var office = new Office(browser.newPage(), tool);
    office.open("/console/sign-in");
    office.page.getByLabel("账号").fill(login);
    office.page.getByLabel("密码").fill("given-by-someone");
    office.button("登录");
    office.page.getByLabel("现在的密码").fill("given-by-someone");
    office.page.getByLabel("新密码", new Page.GetByLabelOptions().setExact(true)).fill("of-my-own-1");
    office.page.getByLabel("再输一遍新密码").fill("of-my-own-1");
    office.button("保存新密码");
    assertThat(office.page.getByRole(AriaRole.STATUS)).hasText("密码已修改。");
    return office;
  }

  Page page() {
    return page;
  }

  void open(String path) {
    page.navigate(tool.url(path));
  }

  void follow(String link) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link)).first().click();
  }

  void button(String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).first().click();
  }

  /** A one-time address for a platform's administrator. */
  String invitation() {
    open("/console/platforms");
    button("生成邀请");
    return page.getByLabel("邀请地址").inputValue();
  }

  /** The table row that says this. */
  Locator row(String text) {
    return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(text));
  }

  /** Reads the platform's gradebook, again while a score is still on its way. */
  void readGradebookUntil(String teacher, String value) {
    button("读取成绩册");
    page.waitForCondition(
        () -> {
          assertThat(page.getByText("读到的内容已留存为证据")).isVisible();
          var lines = page.locator("tbody").filter(new Locator.FilterOptions().setHasText(teacher));
          var there = lines.textContent().contains(value);
          if (!there) {
            button("重新读取成绩册");
          }
          return there;
        },
        new Page.WaitForConditionOptions().setTimeout(60_000));
  }
}
