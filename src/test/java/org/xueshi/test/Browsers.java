package org.xueshi.test;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
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

  private static final Playwright PLAYWRIGHT = playwright();
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

  /**
   * A visitor whose browser blocks third-party cookies, and keeps back all cookies of one site
   * inside pages of another, partitioned ones too.
   *
   * @param site whose cookies, as an origin
   * @param inside on whose pages, as an origin; null to keep nothing more back
   */
  public static BrowserContext keepingCookiesBack(String site, String inside, String locale) {
    try {
      var profile = Files.createTempDirectory("xueshi-browser");
      var exceptions = inside == null ? "" : "\"%s,%s\": {\"setting\": 2}".formatted(site, inside);
      Files.createDirectories(profile.resolve("Default"));
      Files.writeString(
          profile.resolve("Default/Preferences"),
          """
          {"profile": {"cookie_controls_mode": 1, "block_third_party_cookies": true,
            "content_settings": {"exceptions": {"cookies": {%s}}}}}
          """
              .formatted(exceptions));
      var context =
          PLAYWRIGHT
              .chromium()
              .launchPersistentContext(
                  profile,
                  new BrowserType.LaunchPersistentContextOptions()
                      .setExecutablePath(chromium())
                      .setChromiumSandbox(false)
                      .setArgs(FLAGS)
                      .setViewportSize(1280, 900)
                      .setLocale(locale));
      context.setDefaultTimeout(20_000);
      return context;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Keeps a picture of the page under target/screens, to be looked at. */
  public static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target/screens", name + ".png"))
            .setFullPage(true));
  }

  private static Playwright playwright() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    var playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
    return playwright;
  }

  private static Browser started() {
    return PLAYWRIGHT
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(chromium())
                .setChromiumSandbox(false)
                .setArgs(FLAGS));
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
