package org.xueshi.lti.boundary;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xueshi.people.entity.AccountRole;
import org.xueshi.practice.PracticeOptions;
import org.xueshi.practice.PracticePlatform;
import org.xueshi.practice.deeplinking.ChosenItem;
import org.xueshi.practice.pages.PlatformStorage.Keeper;
import org.xueshi.practice.site.Activity;
import org.xueshi.start.Api;
import org.xueshi.start.DemoPlatform;
import org.xueshi.test.Accessibility;
import org.xueshi.test.Browsers;
import org.xueshi.test.ConsoleAccounts;
import org.xueshi.test.RunningTool;

/** Every rung of the ladder in a Chromium that blocks third-party cookies, across two sites. */
class CookieLadderIT {

  private final RunningTool tool = RunningTool.get();
  private final PracticePlatform platform = PracticePlatform.start(PracticeOptions.defaults());
  private Activity activity;
  private UUID registration;
  private BrowserContext browser;

  CookieLadderIT() throws IOException {}

  @BeforeEach
  void connect() {
    var demo =
        new DemoPlatform(new Api(URI.create(tool.url("/")), RunningTool.API_TOKEN), platform);
    var known = demo.connect();
    registration = UUID.fromString(demo.id());
    var item = new ChosenItem("进入", "", tool.url("/lti/launch"), "", "", "", "", "", "");
    activity = platform.hooks().place(2, known, item);
  }

  @AfterEach
  void leave() {
    if (browser != null) {
      browser.close();
    }
    platform.close();
  }

  @Test
  void with_third_party_cookies_blocked_the_partitioned_cookie_carries_the_launch() {
    var course = opened(null, "zh-CN");
    var frame = course.frameLocator("#contentframe");

    assertThat(frame.locator(".who-name")).hasText("王建国");
    assertThat(address(course)).matches(".*/c/[0-9a-f-]{36}/.*");
    assertThat(carriedBy()).containsExactly("COOKIE");
  }

  @Test
  void a_platform_that_stores_for_us_costs_no_script_where_the_cookie_comes_back_already() {
    platform.hooks().storage().keptBy(Keeper.PARENT);
    var course = opened(null, "zh-CN");
    assertThat(course.frameLocator("#contentframe").locator(".who-name")).hasText("王建国");
    course.reload();

    assertThat(course.frameLocator("#contentframe").locator(".who-name")).hasText("王建国");
    assertThat(carriedBy()).containsExactly("COOKIE", "COOKIE");
  }

  @Test
  void without_any_cookie_the_platform_s_page_keeps_the_secret_and_the_path_keeps_the_session() {
    platform.hooks().storage().keptBy(Keeper.PARENT);
    var course = opened(platform.baseUrl().toString(), "zh-CN");
    var frame = course.frameLocator("#contentframe");
    assertThat(frame.locator(".who-name")).hasText("王建国");
    Browsers.picture(course, "lti-ladder-storage");
    assertThat(carriedBy()).containsExactly("PLATFORM_STORAGE");
    assertThat(address(course)).matches(".*/c/[0-9a-f-]{36}\\.[A-Za-z0-9_-]{43}/.*");

    frame.getByRole(AriaRole.LINK, link("我的学时")).first().click();
    assertThat(frame.locator("h1").first()).containsText("学时");
    frame.getByRole(AriaRole.LINK, link("English")).click();
    assertThat(frame.locator("html")).hasAttribute("lang", "en");
    frame.getByRole(AriaRole.BUTTON, link("Not me")).click();
    assertThat(frame.locator("h1")).hasText("You have left");
  }

  @Test
  void the_secret_in_the_path_opens_nothing_from_elsewhere() {
    platform.hooks().storage().keptBy(Keeper.PARENT);
    var course = opened(platform.baseUrl().toString(), "zh-CN");
    assertThat(course.frameLocator("#contentframe").locator(".who-name")).hasText("王建国");
    var address = address(course);

    try (var stranger = Browsers.desktop()) {
      var pasted = stranger.newPage();
      assertThat(pasted.navigate(address).status()).isEqualTo(401);
      assertThat(pasted.content()).doesNotContain("王建国");
      pasted.navigate(platform.baseUrl() + "/theme/mark.svg");
      pasted.navigate(platform.baseUrl() + "/login/index.php");
      pasted.evaluate("address => { window.location.href = address; }", address);
      pasted.waitForURL(Pattern.compile(".*/c/.*"));
      assertThat(pasted.content()).doesNotContain("王建国");
    }
  }

  @Test
  void a_named_frame_of_the_platform_keeps_the_secret_too() {
    platform.hooks().storage().keptBy(Keeper.FRAME);
    var course = opened(platform.baseUrl().toString(), "zh-CN");

    assertThat(course.frameLocator("#contentframe").locator(".who-name")).hasText("王建国");
    assertThat(carriedBy()).containsExactly("PLATFORM_STORAGE");
  }

  @Test
  void where_the_platform_stores_nothing_a_window_of_our_own_asks_in_both_languages() {
    for (var locale : List.of("zh-CN", "en")) {
      var course = opened(platform.baseUrl().toString(), locale);
      var frame = course.frameLocator("#contentframe");
      var open = locale.equals("en") ? "Open in a new window" : "在新窗口中打开";
      var window = browser.waitForPage(() -> frame.getByRole(AriaRole.LINK, link(open)).click());
      assertThat(window.locator("dd").first()).hasText("王建国");
      Accessibility.isClean(window);
      window.locator("form[action^='/lti/window'] button").click();
      window.waitForURL(Pattern.compile(".*/c/[0-9a-f-]{36}/.+"));
      browser.close();
    }
    assertThat(carriedBy()).containsExactly("OWN_WINDOW", "OWN_WINDOW");
  }

  @Test
  void a_platform_whose_storage_is_not_there_leads_to_the_window_and_the_recorder_says_why() {
    platform.hooks().storage().keptBy(Keeper.MISSING);
    var course = opened(platform.baseUrl().toString(), "en");
    var frame = course.frameLocator("#contentframe");

    assertThat(frame.getByRole(AriaRole.LINK, link("Open in a new window"))).isVisible();
    Browsers.picture(course, "lti-ladder-no-storage-en");
    assertThat(failures())
        .anyMatch(text -> text.contains("STORAGE_FAILED") && text.contains("no_"));
  }

  @Test
  void a_page_that_says_it_cannot_store_is_believed_at_once() {
    platform.hooks().storage().keptBy(Keeper.UNABLE);
    var course = opened(platform.baseUrl().toString(), "zh-CN");
    var frame = course.frameLocator("#contentframe");

    assertThat(frame.getByRole(AriaRole.LINK, link("在新窗口中打开"))).isVisible();
    assertThat(failures())
        .anyMatch(text -> text.contains("STORAGE_FAILED") && text.contains("unsupported"));
  }

  @Test
  void the_office_chooses_the_order_and_is_told_what_is_no_order() {
    try (var office = Browsers.phone()) {
      var console = signedIn(office);
      console.navigate(tool.url("/console/platforms/" + registration));
      console.getByRole(AriaRole.LINK, named("查看或修改顺序")).click();
      Accessibility.isClean(console);
      Accessibility.fitsItsWidth(console);
      Browsers.picture(console, "lti-ladder-order-360-zh");
      choose(console, "OWN_WINDOW", "COOKIE", "");
      assertThat(console.getByRole(AriaRole.ALERT)).containsText("新窗口之后");
      assertThat(console.locator("select").first()).hasValue("OWN_WINDOW");
      choose(console, "", "", "");
      assertThat(console.getByRole(AriaRole.ALERT)).containsText("至少");
      choose(console, "PLATFORM_STORAGE", "COOKIE", "");
      assertThat(console.getByRole(AriaRole.STATUS)).containsText("顺序已保存");
      console.navigate(tool.url("/console/platforms/" + registration + "/ladder?lang=en"));
      Browsers.picture(console, "lti-ladder-order-360-en");
    }
    platform.hooks().storage().keptBy(Keeper.MISSING);
    var course = opened(null, "zh-CN");
    assertThat(course.frameLocator("#contentframe").locator(".who-name")).hasText("王建国");
    assertThat(carriedBy()).containsExactly("COOKIE");
    browser.close();
    var refused = opened(platform.baseUrl().toString(), "zh-CN");
    assertThat(refused.frameLocator("#contentframe").getByRole(AriaRole.ALERT))
        .containsText("没有允许改用新窗口");
    Browsers.picture(refused, "lti-ladder-exhausted");
  }

  private static void choose(Page console, String... rungs) {
    for (int step = 0; step < rungs.length; step++) {
      console.locator("select").nth(step).selectOption(rungs[step]);
    }
    console.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("保存顺序")).click();
  }

  private Page signedIn(BrowserContext office) {
    var login = "ladder-" + platform.baseUrl().getPort();
    ConsoleAccounts.add(tool, login, "教研室", AccountRole.OFFICE, "given-by-someone");
    tool.database()
        .useHandle(
            handle ->
                handle.execute(
                    "update account set must_change_password = false where login = ?", login));
    var console = office.newPage();
    console.navigate(tool.url("/console/sign-in"));
    console.getByLabel("账号").fill(login);
    console.getByLabel("密码").fill("given-by-someone");
    console.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录")).click();
    return console;
  }

  /** The activity's page, opened by a learner whose browser keeps cookies back inside this site. */
  private Page opened(String inside, String locale) {
    browser = Browsers.keepingCookiesBack(tool.url().toString(), inside, locale);
    var course = browser.newPage();
    course.navigate(platform.baseUrl() + "/login/index.php");
    course.locator("button.person", new Page.LocatorOptions().setHasText("王建国")).first().click();
    course.navigate(platform.baseUrl() + "/mod/lti/view.php?id=" + activity.cmid());
    return course;
  }

  private static String address(Page course) {
    return course.frame("contentframe").url();
  }

  private List<String> carriedBy() {
    return column("rung", "outcome = 'ACCEPTED'");
  }

  private List<String> failures() {
    return column("failed::text", "outcome <> 'ACCEPTED'");
  }

  private List<String> column(String column, String condition) {
    return tool.database()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select "
                            + column
                            + " from lti_launch where registration_id = :id and "
                            + condition
                            + " order by at")
                    .bind("id", registration)
                    .mapTo(String.class)
                    .list());
  }

  private static FrameLocator.GetByRoleOptions link(String name) {
    return new FrameLocator.GetByRoleOptions().setName(name);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
