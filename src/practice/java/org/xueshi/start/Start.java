package org.xueshi.start;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.xueshi.kernel.entity.Digests;
import org.xueshi.practice.PracticeOptions;
import org.xueshi.practice.PracticePlatform;

/** {@code ./mvnw -Pstart}: everything on loopback, then where to click. */
public final class Start {

  private static final String FIRST_PASSWORD = "xueshi-demo";
  private static final List<String> JVM =
      List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8");

  private final Narrator narrator = new Narrator();
  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final StartOptions options;

  private Start(StartOptions options) {
    this.options = options;
  }

  public static void main(String[] arguments) throws Exception {
    Logger.getLogger("").setLevel(Level.WARNING);
    var start = new Start(StartOptions.of(List.of(arguments)));
    Runtime.getRuntime().addShutdownHook(new Thread(start::stop));
    try {
      start.everything();
    } catch (IllegalStateException | IOException failed) {
      start.narrator.blank();
      start.narrator.say("failed", failed.getMessage());
      System.exit(1);
    }
    new CountDownLatch(1).await();
  }

  private void everything() throws Exception {
    var began = System.nanoTime();
    requireFree(options.databasePort(), "database-port");
    requireFree(options.toolPort(), "tool-port");
    requireFree(options.platformPort(), "platform-port");
    if (options.fresh()) {
      narrator.say("fresh", options.data().toAbsolutePath());
      Directories.delete(options.data());
    }
    var database =
        narrator.step(this::database, "step.database", options.data().resolve("postgres"));
    var token = token();
    var tool = narrator.step(() -> tool(database, token), "step.tool");
    var platform = narrator.step(this::platform, "step.platform");
    var api = new Api(tool.baseUrl(), token);
    narrator.step(() -> new DemoDistrict(api, platform).prepare(), "step.demo");
    farewell(tool, platform, Duration.ofNanos(System.nanoTime() - began));
  }

  private void requireFree(int port, String setting) {
    if (!Ports.free(port)) {
      narrator.say(
          "taken",
          String.valueOf(port),
          Narrator.words("what." + setting),
          setting,
          String.valueOf(Ports.anyFree()));
      System.exit(1);
    }
  }

  private EmbeddedDatabase database() {
    var database =
        EmbeddedDatabase.kept(options.data().resolve("postgres"), options.databasePort());
    running.push(database);
    return database;
  }

  private ToolProcess tool(EmbeddedDatabase database, String token) throws InterruptedException {
    var url = "http://localhost:" + options.toolPort();
    var settings =
        Map.of(
            "xueshi.db.url",
            database.url("xueshi"),
            "xueshi.public-url",
            url,
            "xueshi.content-url",
            "http://content.localhost:" + options.toolPort(),
            "xueshi.files-dir",
            options.data().resolve("files").toAbsolutePath().toString(),
            // The practice platform lives on loopback.
            "xueshi.lti.allow-loopback-platforms-DANGEROUS",
            "true",
            "xueshi.admin.password",
            FIRST_PASSWORD,
            "xueshi.admin.api-token",
            token);
    var tool =
        ToolProcess.start(
            new ToolProcess.Options(
                options.toolPort(),
                options.data().resolve("server").toAbsolutePath(),
                settings,
                JVM));
    running.push(tool);
    tool.awaitReady();
    return tool;
  }

  private PracticePlatform platform() throws IOException {
    var platform =
        PracticePlatform.start(
            new PracticeOptions(
                InetAddress.getByName("127.0.0.1"),
                options.platformPort(),
                null,
                options.data().resolve("platform"),
                Clock.systemUTC()));
    running.push(platform);
    return platform;
  }

  /** The demo's own API token, made once and kept beside its data. */
  private String token() throws IOException {
    var file = options.data().resolve("api-token");
    if (!Files.exists(file)) {
      Files.createDirectories(options.data());
      Files.writeString(file, Digests.newSecret());
    }
    return Files.readString(file).strip();
  }

  private void farewell(ToolProcess tool, PracticePlatform platform, Duration took) {
    narrator.blank();
    narrator.say("ready", Narrator.seconds(took), options.data().toAbsolutePath());
    narrator.blank();
    narrator.say("where.platform", platform.baseUrl());
    narrator.say("sign-in.platform");
    narrator.say("where.console", tool.baseUrl() + "/console");
    narrator.say("sign-in.console", FIRST_PASSWORD);
    narrator.say("where.api", tool.baseUrl() + "/openapi");
    narrator.blank();
    narrator.say("tour");
  }

  /** Newest first: the tool before its database. */
  private void stop() {
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (Exception alreadyGone) {
        Logger.getLogger(Start.class.getName()).log(Level.FINE, "while stopping", alreadyGone);
      }
    }
  }
}
