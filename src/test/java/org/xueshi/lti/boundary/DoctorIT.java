package org.xueshi.lti.boundary;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xueshi.people.entity.AccountRole;
import org.xueshi.practice.PracticeOptions;
import org.xueshi.practice.PracticePlatform;
import org.xueshi.practice.faults.Faults.Part;
import org.xueshi.test.Accessibility;
import org.xueshi.test.Browsers;
import org.xueshi.test.ConsoleAccounts;
import org.xueshi.test.RunningTool;

/** Doctor, recorder and keys as the Office sees them: both languages, at a desk and on a phone. */
class DoctorIT {

  private final RunningTool tool = RunningTool.get();
  private final PracticePlatform platform = PracticePlatform.start(PracticeOptions.defaults());
  private BrowserContext office = Browsers.desktop();
  private Page console = office.newPage();

  DoctorIT() throws IOException {}

  @AfterEach
  void leave() {
    office.close();
    platform.close();
  }

  @Test
  void the_doctor_finds_a_platform_unwell_says_why_and_the_console_shows_it_first() {
    signIn("doctor-" + platform.baseUrl().getPort());
    registerAndApprove();
    // As when the platform does not know our client id or cannot read our keys.
    platform.hooks().faults().failNext(Part.TOKENS, 1000, 400);
    openPlatform();
    button("现在体检").click();
    console.waitForURL(Pattern.compile(".*/checkups/[0-9a-f-]{36}$"));
    assertThat(button("再检一次")).isVisible();
    assertThat(console.locator(".doctor-BAD").first()).containsText("所有服务都被拒绝");
    assertThat(console.locator(".doctor-BAD .doctor-fix").first()).containsText("客户端标识");
    looksGood("lti-doctor-unwell");

    console.navigate(tool.url("/console"));
    assertThat(console.locator(".notice-warn", named()).first()).containsText("体检发现");
    Accessibility.isClean(console);
    Browsers.picture(console, "lti-console-notice");
    console.navigate(tool.url("/console/platforms"));
    assertThat(console.locator("tr", named())).containsText("有问题");

    platform.hooks().faults().clear();
    openPlatform();
    button("现在体检").click();
    assertThat(button("再检一次")).isVisible();
    assertThat(console.locator(".doctor-BAD")).hasCount(0);
    assertThat(console.locator("section[aria-labelledby=before] li")).hasCount(2);
    looksGood("lti-doctor-well");
  }

  @Test
  void keys_show_their_state_and_next_step_and_ask_before_one_is_retired() {
    signIn("keys-" + platform.baseUrl().getPort());
    console.navigate(tool.url("/console/platforms/keys"));
    assertThat(console.locator("tbody tr").first()).containsText("正在使用");
    looksGood("lti-keys");
    console.getByText("立即退役…").first().click();
    assertThat(console.locator("li").filter(containing("撤下"))).isVisible();
    looksGood("lti-key-retirement");
    console.locator("form.stack").evaluate("f => { f.noValidate = true; f.requestSubmit(); }");
    assertThat(console.getByRole(AriaRole.ALERT)).containsText("请写明原因");
  }

  @Test
  void the_recorder_is_narrowed_leads_to_every_check_and_says_when_nothing_is_there() {
    signIn("recorder-" + platform.baseUrl().getPort());
    registerAndApprove();
    platform.hooks().activate(platform.hooks().tools().all().get(0));
    launch();
    console.navigate(tool.url("/console/launches"));
    console.locator("select[name=platform]").selectOption(label());
    console.locator("select[name=outcome]").selectOption("ACCEPTED");
    button("筛选").click();
    assertThat(console.locator("tbody tr")).hasCount(1);
    console.locator("tbody a").first().click();
    assertThat(console.locator("tbody tr")).not().hasCount(0);
    assertThat(console.locator("tbody .tag-bad")).hasCount(0);
    assertThat(console.locator("tbody")).containsText("Security 5.1.3 (1)");
    looksGood("lti-launch");

    console.navigate(tool.url("/console/launches?day=2001-01-01"));
    assertThat(console.locator(".empty")).containsText("没有符合条件的记录");
    console.navigate(tool.url("/console/launches?reference=0000000000"));
    assertThat(console.getByRole(AriaRole.ALERT)).containsText("0000000000");
    console.navigate(tool.url("/console/launches"));
    looksGood("lti-recorder");
  }

  @Test
  void an_lti_11_secret_is_entered_and_never_shown_again() {
    signIn("legacy-" + platform.baseUrl().getPort());
    registerAndApprove();
    console.getByText("登记旧密钥").click();
    console.getByLabel("消费者密钥（Consumer key）").fill("moodle-2014");
    button("保存").evaluate("b => { b.form.noValidate = true; b.form.requestSubmit(); }");
    assertThat(console.getByRole(AriaRole.ALERT)).containsText("请填写共享密钥");
    assertThat(console.getByLabel("消费者密钥（Consumer key）")).hasValue("moodle-2014");
    console.getByLabel("共享密钥").fill("s3cr3t-of-2014");
    button("保存").click();
    assertThat(console.locator("tbody tr")).containsText("moodle-2014");
    org.assertj.core.api.Assertions.assertThat(console.content()).doesNotContain("s3cr3t-of-2014");
    looksGood("lti-legacy");
    button("删除").click();
    assertThat(console.locator(".empty")).containsText("还没有登记旧密钥");
  }

  private String[] label() {
    var authority = platform.baseUrl().getAuthority();
    var option =
        console.locator("select[name=platform] option").filter(containing(authority)).first();
    return new String[] {option.getAttribute("value")};
  }

  /** A trainer selects content on the platform: one launch that is let in. */
  private void launch() {
    var course = office.newPage();
    course.navigate(platform.baseUrl() + "/login/index.php");
    course.locator("button.person", new Page.LocatorOptions().setHasText("刘芳")).first().click();
    course.navigate(platform.baseUrl() + "/course/mod.php?id=2&section=1");
    course.locator(".chooser a").first().click();
    course.locator("a.button").click();
    course.waitForCondition(
        () -> {
          var frame = course.frame("contentitem");
          return frame != null && frame.url().matches(".*/c/.*");
        });
    course.close();
  }

  private com.microsoft.playwright.Locator.FilterOptions containing(String text) {
    return new com.microsoft.playwright.Locator.FilterOptions().setHasText(text);
  }

  /** In both languages, at both widths. */
  private void looksGood(String name) {
    for (var language : new String[] {"zh-CN", "en"}) {
      var address = console.url().replaceAll("[?].*", "");
      console.navigate(address + "?lang=" + language);
      for (int width : new int[] {1280, 360}) {
        console.setViewportSize(width, 800);
        Accessibility.isClean(console);
        Accessibility.fitsItsWidth(console);
        Browsers.picture(console, name + "-" + width + "-" + language);
      }
    }
    console.setViewportSize(1280, 800);
    console.navigate(console.url().replaceAll("[?].*", "") + "?lang=zh-CN");
  }

  private void registerAndApprove() {
    console.navigate(tool.url("/console/platforms"));
    button("生成邀请").click();
    var invitation = console.locator("#invitation").inputValue();
    var address = platform.hooks().registrationOf(URI.create(invitation));
    var elsewhere = office.newPage();
    elsewhere.navigate(address.toString());
    elsewhere.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("确认接入")).click();
    assertThat(elsewhere.getByRole(AriaRole.STATUS)).isVisible();
    elsewhere.close();
    openPlatform();
    button("批准，允许进入").click();
  }

  private void openPlatform() {
    console.navigate(tool.url("/console/platforms"));
    console.locator("tr", named()).getByRole(AriaRole.LINK).first().click();
  }

  private Page.LocatorOptions named() {
    return new Page.LocatorOptions().setHasText(platform.baseUrl().getAuthority());
  }

  private com.microsoft.playwright.Locator button(String name) {
    return console.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  private void signIn(String login) {
    ConsoleAccounts.add(tool, login, "教研室", AccountRole.OFFICE, "given-by-someone");
    tool.database()
        .useHandle(
            handle ->
                handle.execute(
                    "update account set must_change_password = false where login = ?", login));
    console.navigate(tool.url("/console/sign-in"));
    console.getByLabel("账号").fill(login);
    console.getByLabel("密码").fill("given-by-someone");
    button("登录").click();
  }
}
