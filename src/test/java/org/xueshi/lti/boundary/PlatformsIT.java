package org.xueshi.lti.boundary;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.HashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xueshi.people.entity.AccountRole;
import org.xueshi.practice.PracticeOptions;
import org.xueshi.practice.PracticePlatform;
import org.xueshi.test.Accessibility;
import org.xueshi.test.Browsers;
import org.xueshi.test.ConsoleAccounts;
import org.xueshi.test.RunningTool;

/** A platform from its invitation to the first launch, in a browser, across two sites. */
class PlatformsIT {

  private final RunningTool tool = RunningTool.get();
  private final PracticePlatform platform = PracticePlatform.start(PracticeOptions.defaults());
  private BrowserContext office;
  private BrowserContext moodle;
  private Page console;
  private Page course;

  PlatformsIT() throws IOException {}

  @BeforeEach
  void twoPeople() {
    office = Browsers.phone();
    moodle = Browsers.desktop();
    console = office.newPage();
    course = moodle.newPage();
    signInToConsole("platforms-" + platform.baseUrl().getPort());
  }

  @AfterEach
  void leave() {
    office.close();
    moodle.close();
    platform.close();
  }

  @Test
  void a_platform_is_invited_registers_itself_is_approved_and_found_well() {
    var invitation = invite();
    register(invitation);

    console.navigate(tool.url("/console/platforms"));
    Accessibility.isClean(console);
    Accessibility.fitsItsWidth(console);
    Browsers.picture(console, "lti-platforms-360-zh");
    openPlatform();
    assertThat(console.locator(".notice-warn")).containsText("刚刚自行登记");
    Accessibility.isClean(console);
    Accessibility.fitsItsWidth(console);
    Browsers.picture(console, "lti-platform-pending-360-zh");
    button(console, "批准，允许进入").click();
    assertThat(console.getByRole(AriaRole.STATUS)).hasText("平台已启用，可以进入了。");
    openPlatform();
    button(console, "现在体检").click();
    console.waitForURL(Pattern.compile(".*/checkups/[0-9a-f-]{36}$"));
    assertThat(button(console, "再检一次")).isVisible();
    assertThat(console.locator(".doctor-BAD")).hasCount(0);
    assertThat(console.locator(".doctor-finding")).hasCount(13);
    Accessibility.isClean(console);
    Accessibility.fitsItsWidth(console);
    Browsers.picture(console, "lti-platform-well-360-zh");

    course.navigate(invitation + "&openid_configuration=" + platform.baseUrl() + "/x");
    assertThat(course.getByRole(AriaRole.ALERT)).containsText("已经用过");
  }

  @Test
  void a_trainer_comes_in_from_a_frame_of_another_site_with_a_partitioned_cookie() {
    connected();
    var frame = selectContent();

    assertThat(frame).matches(".*/c/[0-9a-f-]{36}/.+");
    assertThat(outcomes("ACCEPTED", "COOKIE")).isEqualTo(1);
  }

  @Test
  void where_cookies_stay_away_one_click_and_one_confirmation_lead_in() {
    connected();
    moodle.route(Pattern.compile(".*/lti/login.*"), PlatformsIT::withoutCookies);
    selectContent();
    FrameLocator frame = course.frameLocator("iframe[name=contentitem]");
    Browsers.picture(course, "lti-own-window-frame");
    var window =
        moodle.waitForPage(() -> frame.getByRole(AriaRole.LINK, inFrame("在新窗口中打开")).click());
    assertThat(window.getByRole(AriaRole.HEADING).first()).hasText("请确认是不是您");
    assertThat(window.locator("dd").first()).hasText("刘芳");
    Accessibility.isClean(window);
    Browsers.picture(window, "lti-go-on");
    assertThat(outcomes("ACCEPTED", "OWN_WINDOW")).isZero();
    button(window, "是我，继续").click();

    window.waitForURL(Pattern.compile(".*/c/[0-9a-f-]{36}/.+"));
    assertThat(outcomes("ACCEPTED", "OWN_WINDOW")).isEqualTo(1);
  }

  @Test
  void a_refused_launch_is_found_in_the_recorder_by_its_number() {
    course.navigate(
        tool.url("/lti/login?iss=https://unknown.example&login_hint=1&target_link_uri=x"));
    assertThat(course.getByRole(AriaRole.ALERT)).containsText("https://unknown.example");
    Accessibility.isClean(course);
    Browsers.picture(course, "lti-refused");
    var reference = course.locator("code").textContent();
    console.navigate(tool.url("/console/launches?reference=" + reference));

    assertThat(console.locator("h1")).containsText(reference);
    assertThat(console.locator(".notice-bad")).containsText("在管理台“学习平台”中邀请或登记它");
    Accessibility.isClean(console);
    Accessibility.fitsItsWidth(console);
    Browsers.picture(console, "lti-launches-360-zh");
  }

  @Test
  void a_form_by_hand_says_what_is_missing_and_keeps_what_was_typed() {
    console.navigate(tool.url("/console/platforms/new"));
    Accessibility.isClean(console);
    Accessibility.fitsItsWidth(console);
    Browsers.picture(console, "lti-new-platform-360-zh");
    console.locator("input[name=moodle]").fill("https://moodle.example.cn/");
    button(console, "自动填写").click();
    assertThat(console.locator("input[name=issuer]")).hasValue("https://moodle.example.cn");
    assertThat(console.locator("input[name=tokenEndpoint]"))
        .hasValue("https://moodle.example.cn/mod/lti/token.php");
    console.locator("input[name=issuer]").fill("ftp://moodle.example");
    console
        .locator("form.stack")
        .evaluate("form => { form.noValidate = true; form.requestSubmit(); }");

    assertThat(console.getByRole(AriaRole.ALERT)).containsText("有 2 项需要改");
    assertThat(console.locator("#issuer-fault")).containsText("应当以 https:// 开头");
    assertThat(console.locator("#clientId-fault")).hasText("这一项没有填写。");
    assertThat(console.locator("input[name=issuer]")).hasValue("ftp://moodle.example");
    Accessibility.isClean(console);
    Accessibility.fitsItsWidth(console);
    Browsers.picture(console, "lti-new-platform-faults-360-zh");
  }

  @Test
  void the_administrator_sees_what_an_update_will_change_and_it_keeps_the_platform() {
    connected();
    var known = platform.hooks().tools().all().get(0);
    var invitation = invite();
    actAs("系统管理员");
    course.navigate(platform.hooks().updateOf(known, java.net.URI.create(invitation)).toString());
    assertThat(course.getByRole(AriaRole.HEADING).first()).hasText("更新教师培训学时系统的登记");
    Accessibility.isClean(course);
    Browsers.picture(course, "lti-update");
    button(course, "确认更新").click();
    assertThat(course.getByRole(AriaRole.STATUS)).containsText("已经更新");
    openPlatform();
    assertThat(console.locator("section[aria-labelledby=history]")).containsText("平台重新接收了本系统的登记内容");
    assertThat(console.locator("section[aria-labelledby=deployments] tbody tr")).hasCount(1);
    Accessibility.isClean(console);
    Accessibility.fitsItsWidth(console);
    Browsers.picture(console, "lti-platform-updated-360-zh");
  }

  @Test
  void an_invitation_that_is_used_is_said_so_inside_the_platforms_frame() {
    var invitation = invite();
    register(invitation);
    // The platform is not approved, so no other page of ours may stand in its frame.
    var again = platform.hooks().registrationOf(java.net.URI.create(invitation));
    course.evaluate(
        "address => { const f = document.createElement('iframe'); f.name = 'again';"
            + " f.src = address; document.body.append(f); }",
        again.toString());
    var alert = course.frameLocator("iframe[name=again]").getByRole(AriaRole.ALERT);
    assertThat(alert).containsText("这个邀请已经用过");
  }

  @Test
  void a_platform_that_waits_for_approval_reads_so_in_its_frame_and_nobody_else_may_frame_it() {
    register(invite());
    platform.hooks().activate(platform.hooks().tools().all().get(0));
    actAs("刘芳");
    course.navigate(platform.baseUrl() + "/course/mod.php?id=2&section=1");
    course.locator(".chooser a").first().click();
    course.locator("a.button").click();
    var alert = course.frameLocator("iframe[name=contentitem]").getByRole(AriaRole.ALERT);
    assertThat(alert).containsText("正在等待管理员批准");
    Browsers.picture(course, "lti-pending-frame");
  }

  private void connected() {
    register(invite());
    openPlatform();
    button(console, "批准，允许进入").click();
  }

  private String invite() {
    console.navigate(tool.url("/console/platforms"));
    button(console, "生成邀请").click();
    Accessibility.isClean(console);
    return console.locator("#invitation").inputValue();
  }

  private void register(String invitation) {
    actAs("系统管理员");
    course.navigate(platform.baseUrl() + "/mod/lti/toolconfigure.php");
    course.locator("#url").fill(invitation);
    course.locator("form.inline button").click();
    FrameLocator frame = course.frameLocator("iframe[name=registration]");
    var connect = frame.getByRole(AriaRole.BUTTON, frameButton("确认接入"));
    connect.waitFor();
    Browsers.picture(course, "lti-register");
    connect.click();
    course.waitForURL("**/toolconfigure.php");
    course.locator("form[action='/mod/lti/activation.php'] button").click();
  }

  private void openPlatform() {
    console.navigate(tool.url("/console/platforms"));
    console
        .locator("tr", new Page.LocatorOptions().setHasText(platform.baseUrl().toString()))
        .getByRole(AriaRole.LINK)
        .click();
  }

  /** Opens the chooser and says where its frame has come to. */
  private String selectContent() {
    actAs("刘芳");
    course.navigate(platform.baseUrl() + "/course/mod.php?id=2&section=1");
    course.locator(".chooser a").first().click();
    course.locator("a.button").click();
    course.waitForCondition(() -> settled().matches(".*/(c/.*|lti/launch)"));
    return settled();
  }

  private String settled() {
    var frame = course.frame("contentitem");
    return frame == null ? "" : frame.url();
  }

  private void actAs(String name) {
    course.navigate(platform.baseUrl() + "/login/index.php");
    course.locator("button.person", new Page.LocatorOptions().setHasText(name)).first().click();
  }

  private void signInToConsole(String login) {
    ConsoleAccounts.add(tool, login, "教研室", AccountRole.OFFICE, "given-by-someone");
    tool.database()
        .useHandle(
            handle ->
                handle.execute(
                    "update account set must_change_password = false where login = ?", login));
    console.navigate(tool.url("/console/sign-in"));
    console.getByLabel("账号").fill(login);
    console.getByLabel("密码").fill("given-by-someone");
    button(console, "登录").click();
  }

  private int outcomes(String outcome, String rung) {
    return tool.database()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select count(*) from lti_launch l
                        join lti_registration r on r.tenant_id = l.tenant_id and r.id = l.registration_id
                        where l.outcome = :outcome and l.rung = :rung and r.issuer = :issuer
                        """)
                    .bind("outcome", outcome)
                    .bind("rung", rung)
                    .bind("issuer", platform.baseUrl().toString())
                    .mapTo(Integer.class)
                    .one());
  }

  /** As a browser that keeps no cookie of ours in a frame. */
  private static void withoutCookies(Route route) {
    var answer = route.fetch(new Route.FetchOptions().setMaxRedirects(0));
    var headers = new HashMap<>(answer.headers());
    headers.remove("set-cookie");
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(answer.status())
            .setHeaders(headers)
            .setBodyBytes(answer.body()));
  }

  private static com.microsoft.playwright.Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  private static FrameLocator.GetByRoleOptions inFrame(String name) {
    return new FrameLocator.GetByRoleOptions().setName(name);
  }

  private static FrameLocator.GetByRoleOptions frameButton(String name) {
    return inFrame(name);
  }
}
