package org.xueshi.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.xueshi.start.Api;
import org.xueshi.start.DemoPeople;
import org.xueshi.test.Accessibility;
import org.xueshi.test.Browsers;
import org.xueshi.test.RunningTool;

/**
 * The main job from end to end, one person after the other, as they would: each journey goes on
 * where the one before it ended (journey 1, the start itself, is {@link StartIT}).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainJobIT {

  private final RunningTool tool = RunningTool.get();
  private final BrowserContext officeDesk = Browsers.desktop();
  private final BrowserContext platformDesk = Browsers.desktop();
  private Office office;

  @AfterAll
  void everybodyGoesHome() {
    officeDesk.close();
    platformDesk.close();
  }

  @Test
  @Order(2)
  void the_administrator_registers_a_platform_approves_it_and_sees_it_healthy() {
    DemoPeople.fill(new Api(tool.url(), RunningTool.API_TOKEN));
    office = Office.signedIn(tool, officeDesk, "office");
    var invitation = office.invitation();
    look(office.page(), "console-platforms-invited");
    Platform.as("系统管理员", tool.platform(), platformDesk).registerTool(invitation);

    office.open("/console/platforms");
    look(office.page(), "console-platforms");
    office.page().getByRole(AriaRole.ROW).nth(1).getByRole(AriaRole.LINK).click();
    assertThat(office.page().getByText("批准之前不能进入")).isVisible();
    office.button("批准，允许进入");
    office.button("检查");
    assertThat(office.page().locator(".tag-good").first()).isVisible();
    assertThat(office.page().locator(".tag-bad")).hasCount(0);
    look(office.page(), "console-platform");
  }

  /** Keeps a picture at desk and phone width, and asks axe. */
  private static void look(Page page, String name) {
    Accessibility.isClean(page);
    Browsers.picture(page, name + "-1280-zh");
    page.setViewportSize(360, 740);
    Accessibility.fitsItsWidth(page);
    Browsers.picture(page, name + "-360-zh");
    page.setViewportSize(1280, 900);
  }
}
