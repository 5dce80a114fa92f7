package org.xueshi.resources.boundary;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.xueshi.people.entity.AccountRole;
import org.xueshi.resources.entity.ZipBytes;
import org.xueshi.start.DemoFiles;
import org.xueshi.test.Accessibility;
import org.xueshi.test.Browsers;
import org.xueshi.test.ConsoleAccounts;
import org.xueshi.test.RunningTool;
import org.xueshi.web.entity.CourseRole;
import org.xueshi.web.entity.Language;

/** The library and the content origin, over the running tool. */
class ResourcesIT {

  private static final RunningTool TOOL = RunningTool.get();
  private static final RawHttp HTTP = new RawHttp(TOOL.url().getPort());
  private static final String CONTENT_HOST = "content.localhost:" + TOOL.url().getPort();

  private final ALaunch trainer = ALaunch.as(CourseRole.TRAINER, Language.ZH_CN);

  @Test
  void a_trainer_uploads_a_package_and_sees_it_play_as_learners_will() {
    try (var visitor = trainer.into(Browsers.desktop())) {
      var page = visitor.newPage();
      page.navigate(trainer.url("/resources"));
      Accessibility.isClean(page);
      Browsers.picture(page, "resources-list");
      upload(page, "提问.zip", "application/zip", DemoFiles.lessonPackage());

      assertThat(page.getByRole(AriaRole.STATUS)).isVisible();
      var lesson = page.frameLocator("iframe");
      lesson.getByLabel("回忆").check();
      lesson.getByText("看看答得怎样").click();
      assertThat(lesson.locator("#result")).hasText("答对 1 题，共 3 题。");
      lesson.locator("video").evaluate("video => video.play()");
      page.waitForCondition(
          () -> (Boolean) lesson.locator("video").evaluate("video => video.currentTime > 0.2"));
      assertThat((Integer) lesson.locator("img").evaluate("image => image.naturalWidth"))
          .isEqualTo(640);
      Browsers.picture(page, "resources-package");
      Accessibility.isClean(page);
      page.setViewportSize(360, 740);
      Accessibility.fitsItsWidth(page);
      Browsers.picture(page, "resources-package-phone");
    }
  }

  @Test
  void without_script_a_form_uploads_a_pdf_and_the_browser_shows_it() {
    var visitor = trainer.into(Browsers.withoutScript());
    try (visitor) {
      var page = visitor.newPage();
      page.navigate(trainer.url("/resources?lang=en"));
      page.getByLabel("Title", new Page.GetByLabelOptions().setExact(true)).fill("讲义 <b>");
      upload(page, "讲义.docx", "application/msword", DemoFiles.lecture());

      assertThat(page.locator("h1")).hasText("讲义 <b>");
      assertThat(page.locator("iframe")).hasAttribute("src", Pattern.compile(".*\\.pdf$"));
      assertThat(page.locator(".resource-versions")).containsText("讲义.pdf");
    }
  }

  @Test
  void a_form_that_breaks_off_shows_the_form_again_with_the_reason() throws IOException {
    var half =
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-"
            .getBytes(UTF_8);
    var answer =
        HTTP.send(
            trainer
                .uploadHead("", half.length)
                .replace("/uploads?", "?")
                .replace("application/octet-stream", "multipart/form-data; boundary=x"),
            half);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains("没有传完整").contains("enctype=\"multipart/form-data\"");
  }

  @Test
  void a_pdf_shows_in_the_page() throws Exception {
    var place = uploaded("name=a.pdf&title=PDF", DemoFiles.lecture());
    try (var visitor = trainer.into(Browsers.visitor(1280, 900, "en"))) {
      var page = visitor.newPage();
      var shown =
          page.waitForResponse(
              response -> response.url().contains("/content/"),
              () -> page.navigate(TOOL.url(place + "?lang=en")));
      assertThat(shown.headerValue("content-type")).isEqualTo("application/pdf");
      // Chromium's own viewer opens a frame of its own inside ours.
      page.waitForCondition(
          () -> page.frames().stream().anyMatch(frame -> frame.url().startsWith("chrome-ext")));
      Accessibility.isClean(page);
    }
  }

  @Test
  void a_video_tells_when_it_plays_and_when_it_pauses() throws IOException {
    var place = uploaded("name=lesson.webm&title=%E8%A7%86%E9%A2%91", DemoFiles.lessonVideo());
    try (var visitor = trainer.into(Browsers.phone())) {
      var page = visitor.newPage();
      page.navigate(TOOL.url(place));
      page.evaluate(
          """
          () => {
            window.told = [];
            for (const name of ['playing', 'paused']) {
              document.addEventListener('xueshi:' + name, event => told.push(name));
            }
          }
          """);
      page.locator("video").evaluate("async video => { await video.play(); video.pause(); }");
      page.waitForCondition(
          () -> "playing,paused".equals(page.evaluate("() => told.slice(0, 2).join()")));
      Accessibility.isClean(page);
      Accessibility.fitsItsWidth(page);
      Browsers.picture(page, "resources-video-phone");
    }
  }

  @Test
  void a_package_page_can_reach_neither_us_nor_our_cookies() throws IOException {
    var page =
        """
        <p id="found"></p><script>
        const found = [];
        const tries = {
          parent: () => parent.document.title,
          cookie: () => document.cookie,
          storage: () => localStorage.length,
          top: () => { top.location = "about:blank"; },
        };
        for (const [name, attempt] of Object.entries(tries)) {
          try { found.push(name + "=" + attempt()); } catch (refused) { found.push(name + " refused"); }
        }
        fetch("%s", { credentials: "include" })
          .then(() => found.push("api reached"), () => found.push("api refused"))
          .finally(() => { document.getElementById("found").textContent = found.join(", "); });
        </script><iframe src="inner.html"></iframe>
        """
            .formatted(TOOL.url("/api/v1/resources"));
    var zip =
        ZipBytes.zip().file("index.html", page).file("inner.html", "<p>inner page</p>").bytes();
    var place = uploaded("name=x.zip", zip);
    try (var visitor = trainer.into(Browsers.desktop())) {
      var browser = visitor.newPage();
      browser.navigate(TOOL.url(place));
      var frame = browser.frameLocator("iframe.player-frame");
      assertThat(frame.locator("#found"))
          .hasText("parent refused, cookie refused, storage refused, top refused, api refused");
      assertThat(frame.frameLocator("iframe").locator("p")).hasText("inner page");
      assertThat(browser.url()).isEqualTo(TOOL.url(place));
    }
  }

  @Test
  void the_two_origins_share_nothing() throws IOException {
    var path = contentPath(uploaded("name=a.pdf", DemoFiles.lecture()));

    assertThat(get(CONTENT_HOST, path).status()).isEqualTo(200);
    assertThat(get("CONTENT.localhost:" + TOOL.url().getPort(), path).status()).isEqualTo(200);
    assertThat(get("localhost:" + TOOL.url().getPort(), path).status()).isEqualTo(404);
    assertThat(get("127.0.0.1:" + TOOL.url().getPort(), path).status()).isEqualTo(404);
    for (var ours :
        new String[] {
          "/",
          "/console",
          "/console/sign-in",
          "/assets/css/xueshi.css",
          "/verify",
          "/lti/jwks",
          "/lti/login",
          "/lti/launch",
          "/api/v1/resources",
          "/c/" + trainer.id() + "/resources",
          "/content",
          "/contents/x"
        }) {
      var answer = get(CONTENT_HOST, ours + "?lang=en");
      assertThat(answer.status()).as(ours).isEqualTo(404);
      assertThat(answer.header("Set-Cookie")).as(ours).isEmpty();
      assertThat(answer.text()).as(ours).isEqualTo("404");
    }
  }

  @Test
  void content_comes_with_its_true_type_and_strict_headers() throws IOException {
    var pdf = get(CONTENT_HOST, contentPath(uploaded("name=a.html", DemoFiles.lecture())));
    assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
    assertThat(pdf.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(pdf.header("Set-Cookie")).isEmpty();
    assertThat(pdf.body()).isEqualTo(DemoFiles.lecture());

    var lesson = contentPath(uploaded("name=a.zip", DemoFiles.lessonPackage()));
    var html = get(CONTENT_HOST, lesson);
    assertThat(html.header("Content-Type")).isEqualTo("text/html");
    assertThat(html.header("Content-Security-Policy"))
        .startsWith("sandbox allow-scripts")
        .doesNotContain("allow-same-origin")
        .contains("frame-ancestors " + TOOL.url());
    assertThat(html.header("Cache-Control")).contains("immutable");
    var again =
        HTTP.send(
            "GET "
                + lesson
                + " HTTP/1.1\nHost: "
                + CONTENT_HOST
                + "\nIf-None-Match: "
                + html.header("ETag"),
            new byte[0]);
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void ranges_are_served_as_players_ask_for_them() throws IOException {
    var video = DemoFiles.lessonVideo();
    var path = contentPath(uploaded("name=v.webm", video));

    var part = range(path, "bytes=100-199");
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.header("Content-Range")).isEqualTo("bytes 100-199/" + video.length);
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(video, 100, 200));
    assertThat(range(path, "bytes=-5").body()).hasSize(5);
    assertThat(range(path, "bytes=0-").body()).hasSize(video.length);
    assertThat(range(path, "bytes=" + video.length + "-").status()).isEqualTo(416);
    assertThat(range(path, "bytes=0-1,5-6").status()).isEqualTo(200);
    var head = HTTP.send("HEAD " + path + " HTTP/1.1\nHost: " + CONTENT_HOST, new byte[0]);
    assertThat(head.header("Content-Length")).isEqualTo(String.valueOf(video.length));
    assertThat(head.body()).isEmpty();
  }

  @Test
  void a_wrong_address_on_the_content_host_is_404_whatever_is_wrong() throws IOException {
    var path = contentPath(uploaded("name=a.zip", DemoFiles.lessonPackage()));
    var token = path.split("/")[2];
    for (var wrong :
        new String[] {
          "/content/" + token + "/nothing.html",
          "/content/" + token + "/%2e%2e/index.html",
          "/content/" + token + "/..%2findex.html",
          "/content/" + token + "/a%00b",
          "/content/" + token.substring(0, token.length() - 3) + "AAA/index.html",
          "/content/x/index.html",
          "/content/" + "x".repeat(4_000) + "/index.html"
        }) {
      assertThat(get(CONTENT_HOST, wrong).status()).as(wrong).isBetween(400, 404);
    }
  }

  @Test
  void an_upload_that_hangs_up_leaves_neither_row_nor_file() throws Exception {
    var head = trainer.uploadHead("name=cut.pdf&title=cut", 500_000);

    HTTP.hangUp(head, DemoFiles.lecture());

    var incoming = Path.of("target/it/files/incoming");
    for (var tries = 0; tries < 100 && !partsIn(incoming).isEmpty(); tries++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    assertThat(partsIn(incoming)).isEmpty();
    assertThat(count("cut")).isZero();
  }

  @Test
  void an_oversized_upload_is_refused_in_words_before_it_is_read() throws IOException {
    var raw = HTTP.send(trainer.uploadHead("name=big.zip&title=big", 5L << 30), new byte[10]);
    assertThat(raw.status()).isEqualTo(413);
    assertThat(raw.text()).contains("文件太大");

    var form =
        HTTP.send(
            trainer
                .uploadHead("", 5L << 30)
                .replace("/uploads?", "?")
                .replace("application/octet-stream", "multipart/form-data; boundary=x"),
            new byte[10]);
    assertThat(form.status()).isEqualTo(413);
    assertThat(form.text()).contains("文件太大").contains("enctype=\"multipart/form-data\"");
  }

  @Test
  void a_refused_file_is_explained_beside_it_and_the_form_stays() {
    try (var visitor = trainer.into(Browsers.phone())) {
      var page = visitor.newPage();
      page.navigate(trainer.url("/resources"));
      upload(page, "坏.zip", "application/zip", "PK\3\4…".getBytes(UTF_8));
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("课件包没有被接收");
      Accessibility.isClean(page);
      Accessibility.fitsItsWidth(page);
      Browsers.picture(page, "resources-refused-phone");
    }
  }

  @Test
  void a_resource_is_renamed_withdrawn_and_brought_back() throws IOException {
    var place = uploaded("name=a.pdf&title=old", DemoFiles.lecture());
    try (var visitor = trainer.into(Browsers.desktop())) {
      var page = visitor.newPage();
      page.navigate(TOOL.url(place));
      page.locator("form[action$='/title'] input[name=title]").fill("新名称");
      page.getByText("保存名称").click();
      assertThat(page.locator("h1")).hasText("新名称");
      page.locator("button.danger").click();
      assertThat(page.locator(".notice-warn")).isVisible();
      Accessibility.isClean(page);
      Browsers.picture(page, "resources-withdrawn");
      page.navigate(trainer.url("/resources?withdrawn=true"));
      page.getByText("新名称").click();
      page.getByText("恢复上架").click();
      assertThat(page.locator(".notice-good")).hasText("资源已恢复上架。");
    }
  }

  @Test
  void only_trainers_come_in_and_only_with_the_form_token() throws IOException {
    var learner = ALaunch.as(CourseRole.LEARNER, Language.EN);
    var refused = HTTP.send(learner.uploadHead("name=a.pdf", 3), "abc".getBytes(UTF_8));
    assertThat(refused.status()).isEqualTo(403);
    var forged = trainer.uploadHead("name=a.pdf", 3).replace("X-Csrf-Token: ", "X-Csrf-Token: x");
    assertThat(HTTP.send(forged, "abc".getBytes(UTF_8)).status()).isEqualTo(403);
  }

  @Test
  void the_office_sees_the_library_and_cannot_change_it() throws IOException {
    uploaded("name=lesson.zip&title=office", DemoFiles.lessonPackage());
    ConsoleAccounts.add(TOOL, "library-office", "教研室", AccountRole.OFFICE, "first-password");
    try (var visitor = Browsers.visitor(1280, 900, "en")) {
      var page = visitor.newPage();
      signIn(page);
      page.navigate(TOOL.url("/console/resources?q=office"));
      Accessibility.isClean(page);
      assertThat(page.locator("[data-upload]")).hasCount(0);
      Browsers.picture(page, "resources-console-en");
      page.getByRole(AriaRole.LINK)
          .filter(new Locator.FilterOptions().setHasText("office"))
          .first()
          .click();
      assertThat(page.frameLocator("iframe").locator("h1")).hasText("课堂提问的四个层次");
      assertThat(page.locator("main form")).hasCount(0);
    }
  }

  private static void signIn(Page page) {
    page.navigate(TOOL.url("/console/sign-in"));
    page.locator("[name=login]").fill("library-office");
    page.locator("[name=password]").fill("first-password");
    page.locator("main button").click();
    page.locator("[name=present]").fill("first-password");
    page.locator("[name=chosen]").fill("second-password");
    page.locator("[name=again]").fill("second-password");
    page.locator("main button").click();
    page.waitForURL(url -> !url.endsWith("/password"));
  }

  private static void upload(Page page, String name, String type, byte[] bytes) {
    page.locator("input[type=file]").setInputFiles(new FilePayload(name, type, bytes));
    page.locator("[data-upload] button[type=submit]").click();
  }

  /** Uploads as upload.js does; returns the path of the resource's page. */
  private String uploaded(String query, byte[] bytes) throws IOException {
    var answer = HTTP.send(trainer.uploadHead(query, bytes.length), bytes);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.text().replaceAll(".*\"location\":\"([^\"]+)\".*", "$1");
  }

  /** The address that the preview page plays, as a path. */
  private String contentPath(String place) throws IOException {
    var page =
        HTTP.send(
            "GET "
                + place
                + " HTTP/1.1\nHost: localhost:"
                + TOOL.url().getPort()
                + "\nCookie: xs="
                + trainer.secret(),
            new byte[0]);
    var url = page.text().replaceAll("(?s).*?src=\"(http://content[^\"]+)\".*", "$1");
    return URI.create(url).getRawPath();
  }

  private static RawHttp.Answer get(String host, String path) throws IOException {
    return HTTP.send("GET " + path + " HTTP/1.1\nHost: " + host, new byte[0]);
  }

  private static RawHttp.Answer range(String path, String range) throws IOException {
    return HTTP.send(
        "GET " + path + " HTTP/1.1\nHost: " + CONTENT_HOST + "\nRange: " + range, new byte[0]);
  }

  private static List<Path> partsIn(Path incoming) throws IOException {
    try (var all = Files.walk(incoming)) {
      return all.filter(file -> Files.isRegularFile(file) && !file.endsWith("lock")).toList();
    }
  }

  private static int count(String title) {
    return TOOL.database()
        .withHandle(
            handle ->
                handle
                    .createQuery("select count(*) from resource where title = ?")
                    .bind(0, title)
                    .mapTo(Integer.class)
                    .one());
  }
}
