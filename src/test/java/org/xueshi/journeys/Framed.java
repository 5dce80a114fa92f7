package org.xueshi.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;

/** The tool as it shows itself inside the platform's frame. */
record Framed(FrameLocator frame) {

  void follow(String link) {
    frame
        .getByRole(AriaRole.LINK, new FrameLocator.GetByRoleOptions().setName(link))
        .first()
        .click();
  }

  void button(String name) {
    frame
        .getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName(name))
        .first()
        .click();
  }

  void fill(String label, String value) {
    frame.getByLabel(label).fill(value);
  }

  void says(String done) {
    assertThat(frame.getByRole(AriaRole.STATUS).first()).containsText(done);
  }

  void warns(String problem) {
    assertThat(frame.getByRole(AriaRole.ALERT).first()).containsText(problem);
  }

  void shows(String text) {
    assertThat(frame.locator("main#content")).containsText(text);
  }

  Locator find(String selector) {
    return frame.locator(selector);
  }
}
