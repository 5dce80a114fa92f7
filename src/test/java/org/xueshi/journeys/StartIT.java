package org.xueshi.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xueshi.start.Ports;
import org.xueshi.start.Start;
import org.xueshi.test.Accessibility;
import org.xueshi.test.Browsers;

/** Journey 1: a newcomer types one command and finds everything running; the next day too. */
class StartIT {

  private static final long PATIENCE_MIN = 4;

  private final int toolPort = Ports.anyFree();
  private final int platformPort = Ports.anyFree();
  private final int databasePort = Ports.anyFree();
  private final List<String> said = new ArrayList<>();

  @TempDir private Path directory;

  @Test
  void a_newcomer_starts_everything_and_finds_yesterdays_data_at_the_second_start()
      throws Exception {
    var first = start();
    try {
      untilReady(first);
      assertThat(String.join("\n", said))
          .contains(
              "http://127.0.0.1:" + platformPort, "http://localhost:" + toolPort + "/console");
      changePassword("xueshi-demo", "my-own-password");
      lookAtThePlatform();
    } finally {
      stop(first);
    }
    said.clear();
    var second = start();
    try {
      untilReady(second);
      signIn("my-own-password");
    } finally {
      stop(second);
    }
  }

  @Test
  void a_taken_port_is_a_sentence_with_the_way_out() throws Exception {
    try (var taken = new ServerSocket(toolPort, 1, java.net.InetAddress.getLoopbackAddress())) {
      var process = start();
      var output = new String(process.getInputStream().readAllBytes());
      assertThat(process.waitFor(PATIENCE_MIN, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isEqualTo(1);
      assertThat(output)
          .contains(String.valueOf(taken.getLocalPort()), "-Dstart.args=\"tool-port=")
          .doesNotContain("Exception");
    }
  }

  private void changePassword(String first, String own) {
    try (var browser = Browsers.desktop()) {
      var page = browser.newPage();
      signIn(page, first);
      page.getByLabel("现在的密码").fill(first);
      page.getByLabel("新密码", new Page.GetByLabelOptions().setExact(true)).fill(own);
      page.getByLabel("再输一遍新密码").fill(own);
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("保存新密码")).click();
      assertThat(page.getByRole(AriaRole.STATUS)).hasText("密码已修改。");
    }
  }

  private void signIn(String password) {
    try (var browser = Browsers.desktop()) {
      var page = browser.newPage();
      signIn(page, password);
      assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("管理台");
      Accessibility.isClean(page);
      Browsers.picture(page, "console-home-1280-zh");
    }
  }

  private void signIn(Page page, String password) {
    page.navigate("http://localhost:" + toolPort + "/console");
    page.getByLabel("账号").fill("admin");
    page.getByLabel("密码").fill(password);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录")).click();
  }

  private void lookAtThePlatform() {
    try (var browser = Browsers.desktop()) {
      var page = browser.newPage();
      page.navigate("http://127.0.0.1:" + platformPort + "/");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("王建国")).click();
      assertThat(
              page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Platform.COURSE)))
          .isVisible();
    }
  }

  private Process start() throws IOException {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            "-Dpayara.micro.jar=" + System.getProperty("payara.micro.jar"),
            "-Dxueshi.war=" + System.getProperty("xueshi.war"),
            Start.class.getName(),
            "data=" + directory,
            "tool-port=" + toolPort,
            "platform-port=" + platformPort,
            "database-port=" + databasePort);
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private void untilReady(Process process) throws IOException {
    var lines = process.inputReader();
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      said.add(line);
      if (line.contains("docs/TOUR.md")) {
        return;
      }
    }
    throw new AssertionError("the start ended early:\n" + String.join("\n", said));
  }

  private static void stop(Process process) throws InterruptedException {
    process.destroy();
    assertThat(process.waitFor(PATIENCE_MIN, TimeUnit.MINUTES)).isTrue();
  }
}
