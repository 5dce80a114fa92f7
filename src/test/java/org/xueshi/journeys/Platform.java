package org.xueshi.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import org.xueshi.practice.PracticePlatform;

/** The practice platform's pages, in the words of somebody who clicks through them in Chinese. */
final class Platform {

  static final String COURSE = "2026年小学数学教师信息技术应用能力提升研修";

  private static final double DELIVERY_MS = 60_000;

  private final Page page;
  private final URI base;

  private Platform(Page page, URI base) {
    this.page = page;
    this.base = base;
  }

  /** Signs in as one of the demo people, in a browser of their own. */
  static Platform as(String name, PracticePlatform platform, BrowserContext browser) {
    var visit = new Platform(browser.newPage(), platform.baseUrl());
    visit.page.navigate(platform.baseUrl() + "/login/index.php");
    visit.button(name).click();
    return visit;
  }

  Page page() {
    return page;
  }

  void registerTool(String invitation) {
    page.navigate(base + "/mod/lti/toolconfigure.php");
    page.getByLabel("工具网址…").fill(invitation);
    button("添加 LTI Advantage").click();
    var registration = page.frameLocator("iframe[name=registration]");
    assertThat(registration.locator("#content")).isVisible();
    Screens.look(page, "platform-registration");
    registration
        .getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName("确认接入"))
        .click();
    button("激活").click();
  }

  void openCourse() {
    page.navigate(base + "/");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(COURSE)).click();
  }

  /** Begins "select content" in a section; what the tool shows is in the frame that comes back. */
  FrameLocator selectContent(int section) {
    openCourse();
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("添加活动")).nth(section).click();
    page.getByRole(AriaRole.MAIN)
        .getByRole(AriaRole.LINK)
        .filter(new Locator.FilterOptions().setHasText("学时"))
        .first()
        .click();
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("选择内容")).click();
    return arrived(page.frameLocator("iframe[name=contentitem]"));
  }

  void saveActivities() {
    button("保存并返回课程").click();
  }

  Locator activity(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** Opens an activity of the course; the tool is in the frame that comes back. */
  FrameLocator open(String activity) {
    openCourse();
    activity(activity).first().click();
    return arrived(page.frameLocator("#contentframe"));
  }

  void openGradebook() {
    openCourse();
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("成绩").setExact(true)).click();
  }

  /** A column of the gradebook. */
  Locator column(String name) {
    return page.getByRole(AriaRole.COLUMNHEADER, new Page.GetByRoleOptions().setName(name));
  }

  /** Looks at the gradebook until a person has so many full marks; the outbox takes seconds. */
  void awaitFullMarks(String person, int count) {
    page.waitForCondition(
        () -> {
          openGradebook();
          var marks = gradesOf(person).locator(".value").allInnerTexts();
          return marks.stream().filter(mark -> mark.startsWith("100")).count() == count;
        },
        new Page.WaitForConditionOptions().setTimeout(DELIVERY_MS));
  }

  /** The gradebook's row of a person. */
  Locator gradesOf(String name) {
    return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(name));
  }

  /** Past the platform's own page that says the tool is being opened. */
  private static FrameLocator arrived(FrameLocator frame) {
    assertThat(frame.locator("main#content")).isVisible();
    return frame;
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }
}
