package org.xueshi.test;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real Chromium, started once; each visitor gets a context (cookie jar) of their own. */
public final class Browsers {

  private static final List<String> FLAGS =
      List.of(
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--autoplay-policy=no-user-gesture-required");
  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  /** Until what a page should show is there; a build machine may be busy. */
  private static final double PATIENCE_MS = 15_000;

  private static final Browser BROWSER = started();

  private Browsers() {}

  /** A visitor at a desk who reads Chinese. */
  public static BrowserContext desktop() {
    return visitor(1280, 900, "zh-CN");
  }

  /** A visitor with a phone who reads Chinese. */
  public static BrowserContext phone() {
    return visitor(360, 740, "zh-CN");
  }

  public static BrowserContext visitor(int width, int height, String locale) {
    var context =
        BROWSER.newContext(
            new Browser.NewContextOptions().setViewportSize(width, height).setLocale(locale));
    context.setDefaultTimeout(20_000);
    return context;
  }

  /** A visitor whose browser runs no script. */
  public static BrowserContext withoutScript() {
    var context =
        BROWSER.newContext(
            new Browser.NewContextOptions().setJavaScriptEnabled(false).setLocale("zh-CN"));
    context.setDefaultTimeout(20_000);
    return context;
  }

  /** Keeps a picture of the page under target/screens, to be looked at. */
  public static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target/screens", name + ".png"))
            .setFullPage(true));
  }

  private static Browser started() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    var playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    var browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium())
                    .setChromiumSandbox(false)
                    .setArgs(FLAGS));
    Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
    return browser;
  }

  /** Where Chromium is; {@code CHROMIUM} names another place. */
  private static Path chromium() {
    return Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), PLACES.stream())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The browser tests need Chromium: install it (Debian: apt-get install chromium"
                        + " fonts-noto-cjk) or set CHROMIUM to its path."));
  }
}
