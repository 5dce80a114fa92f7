package org.xueshi.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import org.xueshi.test.Accessibility;
import org.xueshi.test.Browsers;

/** Looking at a page as it stands: axe, no sideways scrolling, and pictures to be looked at. */
final class Screens {

  /** In the platform's page our frame is as high as what it holds, so that a picture shows all. */
  private static final String WHOLE_FRAME =
      """
      height => document.querySelectorAll('iframe.tool, iframe[name=contentitem], iframe[name=registration]')
        .forEach(frame => { frame.style.height = height; })
      """;

  private static final String OVERFLOW =
      "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";

  private static final String DRAWN =
      "() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))";

  private Screens() {}

  /** At a desk and on a phone, in Chinese. */
  static void look(Page page, String name) {
    axe(page);
    picture(page, name + "-1280-zh");
    page.setViewportSize(360, 740);
    Accessibility.fitsItsWidth(page);
    ours(page);
    picture(page, name + "-360-zh");
    page.setViewportSize(1280, 900);
    if (page.frames().size() > 1) {
      settled(page);
    }
  }

  /** A console page or public page in English, and back. */
  static void lookInEnglish(Page page, String name) {
    var here = page.url().replaceAll("[?#].*", "");
    page.navigate(here + "?lang=en");
    Browsers.picture(page, name + "-1280-en");
    page.navigate(here + "?lang=zh-CN");
  }

  /** The tool's page within the platform's, in English, and back. */
  static void lookInsideInEnglish(Page page, String name) {
    var frame = ourFrame(page);
    var here = frame.url().replaceAll("[?#].*", "");
    frame.navigate(here + "?lang=en");
    picture(page, name + "-1280-en");
    frame.navigate(here + "?lang=zh-CN");
  }

  private static void axe(Page page) {
    if (page.frames().size() > 1) {
      Accessibility.isCleanWithItsFrames(page);
    } else {
      Accessibility.isClean(page);
    }
  }

  private static void picture(Page page, String name) {
    if (page.frames().size() == 1) {
      Browsers.picture(page, name);
      return;
    }
    var before = page.viewportSize();
    var inside = ourFrame(page).evaluate("() => document.documentElement.scrollHeight + 8");
    page.evaluate(WHOLE_FRAME, inside + "px");
    var whole = page.evaluate("() => document.documentElement.scrollHeight");
    page.setViewportSize(before.width, ((Number) whole).intValue());
    settled(page);
    Browsers.picture(page, name);
    page.evaluate(WHOLE_FRAME, "");
    page.setViewportSize(before.width, before.height);
    settled(page);
  }

  /**
   * A frame of another site is drawn by a process of its own, and only what is in the window: the
   * window must be as high as the page, and the frame have caught up, or the picture stays white.
   */
  private static void settled(Page page) {
    ourFrame(page).evaluate(DRAWN);
    page.evaluate(DRAWN);
  }

  private static void ours(Page page) {
    if (page.frames().size() > 1) {
      assertThat(((Number) ourFrame(page).evaluate(OVERFLOW)).intValue())
          .as("overflow of " + ourFrame(page).url())
          .isLessThanOrEqualTo(0);
    }
  }

  private static Frame ourFrame(Page page) {
    return page.mainFrame().childFrames().get(0);
  }
}
