package org.xueshi.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/** What axe-core finds on a page: it must be nothing. */
public final class Accessibility {

  private Accessibility() {}

  public static void isClean(Page page) {
    var violations = new AxeBuilder(page).analyze().getViolations();
    assertThat(violations)
        .as(() -> "axe on " + page.url())
        .extracting(rule -> rule.getId() + ": " + rule.getNodes().get(0).getHtml())
        .isEmpty();
  }

  /** The same with everything in its frames: a landmark of ours is alone in our frame only. */
  public static void isCleanWithItsFrames(Page page) {
    var axe = new AxeBuilder(page).disableRules(List.of("landmark-unique"));
    assertThat(axe.analyze().getViolations())
        .as(() -> "axe on " + page.url() + " and its frames")
        .extracting(rule -> rule.getId() + ": " + rule.getNodes().get(0).getHtml())
        .isEmpty();
  }

  /** No sideways scrolling of the page itself, at the width it has. */
  public static void fitsItsWidth(Page page) {
    var overflow =
        page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(((Number) overflow).intValue())
        .as("overflow of " + page.url())
        .isLessThanOrEqualTo(0);
  }
}
