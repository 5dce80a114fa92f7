package org.xueshi.papers.boundary;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.xueshi.people.entity.AccountRole;
import org.xueshi.test.ConsoleAccounts;
import org.xueshi.test.RunningTool;

/** Somebody of the Office, signed in to the console. */
record AnOffice(Page page) {

  static AnOffice signedIn(BrowserContext browser, String login) {
    var tool = RunningTool.get();
    ConsoleAccounts.add(tool, login, "教研室", AccountRole.OFFICE, "given-by-someone");
    var page = browser.newPage();
    page.navigate(tool.url("/console/sign-in"));
    page.getByLabel("账号").fill(login);
    page.getByLabel("密码").fill("given-by-someone");
    var office = new AnOffice(page);
    office.button("登录");
    page.getByLabel("现在的密码").fill("given-by-someone");
    page.getByLabel("新密码", new Page.GetByLabelOptions().setExact(true)).fill("of-my-own-1");
    page.getByLabel("再输一遍新密码").fill("of-my-own-1");
    office.button("保存新密码");
    return office;
  }

  void open(String path) {
    page.navigate(RunningTool.get().url(path));
  }

  void button(String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).first().click();
  }

  void follow(String name) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).first().click();
  }
}
