package org.xueshi.web.boundary;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xueshi.people.entity.AccountRole;
import org.xueshi.test.Accessibility;
import org.xueshi.test.Browsers;
import org.xueshi.test.ConsoleAccounts;
import org.xueshi.test.RunningTool;

/**
 * Into the console: a first password that must be changed, wrong ones, both languages, on a phone.
 */
class SignInIT {

  private final RunningTool tool = RunningTool.get();
  private BrowserContext visitor;
  private Page page;

  @BeforeEach
  void aVisitorWithAPhone() {
    visitor = Browsers.phone();
    page = visitor.newPage();
  }

  @AfterEach
  void leaves() {
    visitor.close();
  }

  @Test
  void a_first_password_opens_nothing_but_the_page_to_change_it() {
    ConsoleAccounts.add(tool, "newcomer", "初次登录", AccountRole.OFFICE, "given-by-someone");
    signIn("newcomer", "given-by-someone");
    assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("修改密码");
    Accessibility.isClean(page);
    Accessibility.fitsItsWidth(page);
    Browsers.picture(page, "console-password-360-zh");
    page.navigate(tool.url("/console"));
    assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("修改密码");
    page.getByLabel("现在的密码").fill("given-by-someone");
    page.getByLabel("新密码", new Page.GetByLabelOptions().setExact(true)).fill("chosen-by-me-1");
    page.getByLabel("再输一遍新密码").fill("chosen-by-me-1");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("保存新密码")).click();
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("密码已修改。");
    Accessibility.isClean(page);
    Accessibility.fitsItsWidth(page);
    Browsers.picture(page, "console-home-360-zh");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("English")).click();
    assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("Console");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")).click();
    assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("Sign in to the console");
  }

  @Test
  void a_wrong_password_keeps_the_account_name_and_says_what_to_do() {
    signIn("nobody-here", "guess");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("账号或密码不对");
    assertThat(page.getByLabel("账号")).hasValue("nobody-here");
    Accessibility.isClean(page);
    Browsers.picture(page, "console-sign-in-360-zh");
  }

  @Test
  void five_wrong_passwords_lock_the_account_even_for_the_right_one() {
    ConsoleAccounts.add(tool, "locked", "被锁", AccountRole.BUREAU, "the-right-password");
    for (var attempt = 0; attempt < 5; attempt++) {
      signIn("locked", "guess-" + attempt);
    }
    signIn("locked", "the-right-password");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("账号或密码不对");
  }

  @Test
  void the_front_page_says_where_to_go() {
    page.navigate(tool.url("/"));
    assertThat(page.getByRole(AriaRole.HEADING).first()).containsText("甘州区");
    Accessibility.isClean(page);
    Accessibility.fitsItsWidth(page);
    Browsers.picture(page, "front-360-zh");
  }

  private void signIn(String login, String password) {
    page.navigate(tool.url("/console/sign-in"));
    page.getByLabel("账号").fill(login);
    page.getByLabel("密码").fill(password);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录")).click();
  }
}
