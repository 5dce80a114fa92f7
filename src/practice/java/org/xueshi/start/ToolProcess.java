package org.xueshi.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The tool itself: Payara Micro with the WAR, as a child process on loopback. */
public final class ToolProcess implements AutoCloseable {

  /**
   * What a start needs.
   *
   * @param work directory for the unpacked server and the log
   * @param settings {@code xueshi.*} settings, handed on as system properties
   */
  public record Options(int port, Path work, Map<String, String> settings, List<String> jvm) {}

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration PROBE_EVERY = Duration.ofMillis(250);
  private static final String LISTENER =
      "set configs.config.server-config.network-config.network-listeners.network-listener"
          + ".http-listener.address=127.0.0.1\n";
  private static final String HTTP =
      "set configs.config.server-config.network-config.protocols.protocol.http-listener.http.";

  private final Process process;
  private final Options options;

  private ToolProcess(Process process, Options options) {
    this.process = process;
    this.options = options;
  }

  /** Starts it and returns at once; see {@link #awaitReady()}. */
  public static ToolProcess start(Options options) {
    try {
      Files.createDirectories(options.work());
      var log = options.work().resolve("payara.log").toFile();
      var process =
          new ProcessBuilder(command(options))
              .redirectErrorStream(true)
              .redirectOutput(log)
              .start();
      return new ToolProcess(process, options);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public URI baseUrl() {
    return URI.create("http://localhost:" + options.port());
  }

  public Path log() {
    return options.work().resolve("payara.log");
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** Waits until the application itself (not only its server) answers. */
  public void awaitReady() throws InterruptedException {
    var client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    var probe =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + options.port() + "/health/ready"))
            .timeout(Duration.ofSeconds(5))
            .build();
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      if (!process.isAlive()) {
        throw new IllegalStateException("The tool stopped while starting; see " + log());
      }
      if (ready(client, probe)) {
        return;
      }
      TimeUnit.NANOSECONDS.sleep(PROBE_EVERY.toNanos());
    }
    throw new IllegalStateException("The tool did not become ready; see " + log());
  }

  private static boolean ready(HttpClient client, HttpRequest probe) throws InterruptedException {
    try {
      var answer = client.send(probe, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200 && answer.body().contains("database");
    } catch (IOException notYet) {
      return false;
    }
  }

  private static List<String> command(Options options) throws IOException {
    var commands = options.work().resolve("preboot.txt");
    Files.writeString(
        commands,
        LISTENER
            + HTTP
            + "server-header=false\n"
            + HTTP
            + "xpowered-by=false\n"
            // The Content-Security-Policy says who may frame us; SAMEORIGIN would contradict it.
            + HTTP
            + "xframe-options=false\n");
    var clusterPort = Ports.anyFree();
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options.jvm());
    command.add("-Dhazelcast.socket.bind.any=false");
    options.settings().forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.addAll(List.of("-jar", unpacked(options.work()).toString()));
    command.addAll(List.of("--deploy", System.getProperty("xueshi.war"), "--contextroot", "/"));
    command.addAll(List.of("--port", String.valueOf(options.port())));
    command.addAll(List.of("--prebootcommandfile", commands.toString()));
    command.addAll(List.of("--clustermode", "tcpip:127.0.0.1:" + clusterPort));
    command.addAll(List.of("--interfaces", "127.0.0.1", "--startport", clusterPort + ""));
    command.addAll(List.of("--disablephonehome", "--nohostaware"));
    return command;
  }

  /** Unpacked once, the server starts some seconds sooner. */
  private static Path unpacked(Path work) throws IOException {
    var root = work.resolve("server");
    Directories.delete(root);
    var unpack =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                System.getProperty("payara.micro.jar"),
                "--rootdir",
                root.toString(),
                "--outputlauncher")
            .redirectErrorStream(true)
            .redirectOutput(work.resolve("unpack.log").toFile())
            .start();
    try {
      if (unpack.waitFor() != 0) {
        throw new IOException("Payara Micro did not unpack; see " + work.resolve("unpack.log"));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    }
    return root.resolve("launch-micro.jar");
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
