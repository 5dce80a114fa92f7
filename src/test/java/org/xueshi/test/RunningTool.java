package org.xueshi.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.control.Database;
import org.xueshi.practice.PracticeOptions;
import org.xueshi.practice.PracticePlatform;
import org.xueshi.start.EmbeddedDatabase;
import org.xueshi.start.Ports;
import org.xueshi.start.ToolProcess;

/**
 * The whole tool, started once for all container and browser tests: the real WAR, server and
 * database.
 */
public final class RunningTool {

  /** Of the account {@code admin}; must be changed at the first sign-in. */
  public static final String FIRST_PASSWORD = "first-password";

  public static final String API_TOKEN = "test-token-0123456789abcdef0123456789";

  private static final RunningTool RUNNING = new RunningTool();

  private final EmbeddedDatabase database;
  private final MailServer mail = MailServer.start();
  private final ToolProcess tool;

  private RunningTool() {
    database = EmbeddedDatabase.temporary();
    var port = Ports.anyFree();
    tool = node(port, port, "target/it");
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    try {
      tool.awaitReady();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** Starts it for the first test that asks; ends with the virtual machine. */
  public static RunningTool get() {
    return RUNNING;
  }

  /**
   * Another node on the same database, under the same public address, as behind a load balancer. It
   * takes as long as a start takes; whoever asks must close it.
   */
  public ToolProcess anotherNode() {
    var node = node(Ports.anyFree(), tool.baseUrl().getPort(), "target/it-node");
    try {
      node.awaitReady();
      return node;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      node.close();
      throw new IllegalStateException(stopped);
    }
  }

  private ToolProcess node(int port, int publicPort, String work) {
    return ToolProcess.start(
        new ToolProcess.Options(
            port,
            Path.of(work),
            Map.of(
                "xueshi.db.url",
                database.url("xueshi"),
                "xueshi.public-url",
                "http://localhost:" + publicPort,
                "xueshi.content-url",
                "http://content.localhost:" + publicPort,
                "xueshi.files-dir",
                Path.of("target/it/files").toAbsolutePath().toString(),
                // The practice platform lives on loopback.
                "xueshi.lti.allow-loopback-platforms-DANGEROUS",
                "true",
                // By itself it would use up faults and show up in gradebooks that other tests
                // watch.
                "xueshi.lti.doctor.every",
                "PT0S",
                "xueshi.admin.password",
                FIRST_PASSWORD,
                "xueshi.admin.api-token",
                API_TOKEN,
                "xueshi.mail.host",
                "127.0.0.1",
                "xueshi.mail.port",
                Integer.toString(mail.port())),
            List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")));
  }

  /** Where the tool answers, without a slash at the end. */
  public URI url() {
    return tool.baseUrl();
  }

  public String url(String path) {
    return tool.baseUrl() + path;
  }

  /**
   * The practice platform on another site (127.0.0.1), so that the tool runs in a cross-site frame.
   */
  public PracticePlatform platform() {
    return Practice.RUNNING;
  }

  /** What the tool has sent by e-mail. */
  public MailServer mail() {
    return mail;
  }

  /** The tool's log, to see that no name or token went into it. */
  public Path log() {
    return tool.log();
  }

  /** Looking into the database with all rights. */
  public Jdbi database() {
    return Database.jdbi(database.superuser("xueshi"));
  }

  /**
   * Moves every session of this title so that it began 50 minutes ago and goes on for two hours:
   * the clock moved, not slept, and the same at any time of day.
   */
  public void isGoingOn(String sessionTitle) {
    database()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    update training_session s
                    set starts_at = now() - interval '50 minutes', ends_at = now() + interval '2 hours'
                    from component c
                    where c.tenant_id = s.tenant_id and c.id = s.id and c.title = ?
                    """,
                    sessionTitle));
  }

  private void close() {
    tool.close();
    database.close();
  }

  private static final class Practice {

    static final PracticePlatform RUNNING = started();

    private static PracticePlatform started() {
      try {
        var platform = PracticePlatform.start(PracticeOptions.defaults());
        Runtime.getRuntime().addShutdownHook(new Thread(platform::close));
        return platform;
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }
}
