package org.xueshi.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xueshi.test.Accessibility;
import org.xueshi.test.Browsers;

/** From an empty platform to a grade set by hand, in a browser, on a desk and on a phone. */
class PracticePagesIT {
  private final PracticePlatform platform = PracticePlatform.start(PracticeOptions.defaults());
  private PretendTool tool;
  private BrowserContext browser;
  private Page page;
  private String pictures;

  PracticePagesIT() throws IOException {}

  @AfterEach
  void close() {
    browser.close();
    tool.close();
    platform.close();
  }

  @ParameterizedTest
  @CsvSource({"1280, zh, 127.0.0.1", "360, zh, 127.0.0.1", "360, en, localhost"})
  void from_registration_to_a_grade(int width, String language, String toolHost)
      throws IOException {
    tool = new PretendTool(toolHost);
    browser = Browsers.visitor(width, 900, "zh-CN");
    page = browser.newPage();
    pictures = "practice-" + width + "-" + language + "-";
    page.navigate(platform.baseUrl() + "/");
    speak(language);
    look("people");
    register();
    placeTwoActivities();
    launchAsLearner();
    setGradeByHand();
  }

  private void speak(String language) {
    if (language.equals("en")) {
      page.getByRole(AriaRole.LINK, named("English")).click();
    }
  }

  private void register() {
    signIn("系统管理员");
    look("courses");
    page.navigate(platform.baseUrl() + "/mod/lti/toolconfigure.php");
    page.locator("#url").fill(tool.url() + "/register");
    look("tools-none");
    page.locator("form.inline button").click();
    page.waitForURL("**/toolconfigure.php");
    look("tools-pending");
    page.locator("form[action='/mod/lti/activation.php'] button").click();
    look("tools-active");
  }

  private void placeTwoActivities() {
    signIn("刘芳");
    tool.choose(List.of(item("研修任务一：课标研读测评", 100), item("研修任务二：课例研讨", 6)));
    page.navigate(platform.baseUrl() + "/course/mod.php?id=2&section=1");
    look("chooser");
    page.locator(".chooser a").first().click();
    look("activity-form");
    page.locator("a.button").click();
    FrameLocator frame = page.frameLocator("iframe[name=contentitem]");
    frame.getByRole(AriaRole.BUTTON, frameNamed("Choose")).waitFor();
    look("selecting");
    frame.getByRole(AriaRole.BUTTON, frameNamed("Choose")).click();
    page.waitForURL("**selected=1**");
    look("selected");
    page.locator("main form button").click();
    assertThat(page.locator(".activity-name").allInnerTexts())
        .containsExactly("研修任务一：课标研读测评", "研修任务二：课例研讨");
    look("course");
    page.navigate(platform.baseUrl() + "/user/index.php?id=2");
    look("members");
  }

  private void launchAsLearner() {
    signIn("王建国");
    page.navigate(platform.baseUrl() + "/course/view.php?id=2");
    page.locator(".activity-name").first().click();
    FrameLocator frame = page.frameLocator("#contentframe");
    String token = frame.locator("#token").innerText();
    assertThat(PretendTool.claims(token)).containsEntry("family_name", "王");
    look("activity");
    page.navigate(platform.baseUrl() + "/grade/report/index.php?id=2");
    look("grades-own");
  }

  private void setGradeByHand() {
    signIn("刘芳");
    page.navigate(platform.baseUrl() + "/grade/report/index.php?id=2");
    long learner = platform.hooks().person("王建国").id();
    var item = platform.hooks().gradebook().columns(2).get(1);
    page.locator("td[data-item='" + item.id() + "'][data-user='" + learner + "'] a")
        .first()
        .click();
    look("grade");
    page.locator("#value").fill("88.5");
    page.locator("main form button").click();
    look("gradebook");
    assertThat(platform.hooks().grade(item.id(), learner)).contains(new BigDecimal("88.5"));
  }

  private void signIn(String name) {
    long id = platform.hooks().person(name).id();
    page.locator("#person").selectOption(Long.toString(id));
    page.waitForFunction(
        "id => document.readyState === 'complete' && !document.querySelector('#person option[value=\"\"]')"
            + " && document.querySelector('#person option[selected]').value === id",
        Long.toString(id));
  }

  private void look(String name) {
    Browsers.picture(page, pictures + name);
    Accessibility.isClean(page);
    Accessibility.fitsItsWidth(page);
  }

  private Map<String, Object> item(String title, int maximum) {
    return Map.of(
        "type",
        "ltiResourceLink",
        "title",
        title,
        "text",
        "完成课标研读并参加测评，计 4 学时。",
        "url",
        tool.url() + "/launch?title=" + maximum,
        "lineItem",
        Map.of("scoreMaximum", maximum, "resourceId", "task-" + maximum, "tag", "hours"));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static FrameLocator.GetByRoleOptions frameNamed(String name) {
    return new FrameLocator.GetByRoleOptions().setName(name);
  }
}
