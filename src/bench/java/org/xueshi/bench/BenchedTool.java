package org.xueshi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.start.Directories;
import org.xueshi.start.EmbeddedDatabase;
import org.xueshi.start.Ports;
import org.xueshi.start.ToolProcess;

/**
 * The tool as a district runs it: every commit on disk before it is acknowledged, the just-in-time
 * compiler as the JVM has it, half a gigabyte of heap.
 */
final class BenchedTool implements AutoCloseable {

  static final String API_TOKEN = "bench-" + "0".repeat(37);

  private static final Path WORK = Path.of("target/bench");
  private static final List<String> JVM = List.of("-Xmx512m", "-Dfile.encoding=UTF-8");

  private final EmbeddedDatabase database;
  private final ToolProcess tool;

  private BenchedTool(EmbeddedDatabase database, ToolProcess tool) {
    this.database = database;
    this.tool = tool;
  }

  /** A fresh database, and the tool on the given port (0: any free one). */
  static BenchedTool start(int port, Map<String, String> settings)
      throws IOException, InterruptedException {
    var data = WORK.resolve("postgres");
    Directories.delete(data);
    Files.createDirectories(WORK);
    var database = EmbeddedDatabase.kept(data, Ports.anyFree());
    var tool = ToolProcess.start(options(port == 0 ? Ports.anyFree() : port, database, settings));
    var benched = new BenchedTool(database, tool);
    try {
      tool.awaitReady();
      return benched;
    } catch (IllegalStateException | InterruptedException failed) {
      benched.close();
      throw failed;
    }
  }

  private static ToolProcess.Options options(
      int port, EmbeddedDatabase database, Map<String, String> more) {
    var settings = new HashMap<String, String>();
    settings.put("xueshi.db.url", database.url("xueshi"));
    settings.put("xueshi.public-url", "http://localhost:" + port);
    settings.put("xueshi.content-url", "http://content.localhost:" + port);
    settings.put("xueshi.files-dir", WORK.resolve("files").toAbsolutePath().toString());
    settings.put("xueshi.lti.allow-loopback-platforms-DANGEROUS", "true");
    settings.put("xueshi.admin.password", "xueshi-bench");
    settings.put("xueshi.admin.api-token", API_TOKEN);
    settings.putAll(more);
    var jvm = System.getProperty("bench.jvm");
    return new ToolProcess.Options(
        port,
        WORK.resolve("server").toAbsolutePath(),
        settings,
        jvm == null ? JVM : List.of(jvm.split(" ")));
  }

  String databaseUrl() {
    return database.url("xueshi");
  }

  DataSource superuser() {
    return database.superuser("xueshi");
  }

  /** The district that the tool made for itself. */
  UUID tenant() {
    return Jdbi.create(superuser())
        .withHandle(
            handle -> handle.createQuery("select tenant_id from district").mapTo(UUID.class).one());
  }

  String url(String path) {
    return tool.baseUrl() + path;
  }

  long pid() {
    return tool.handle().pid();
  }

  /** The database server's own process; its children do the work. */
  long databasePid() throws IOException {
    return Long.parseLong(
        Files.readAllLines(WORK.resolve("postgres").resolve("postmaster.pid")).get(0).strip());
  }

  @Override
  public void close() {
    tool.close();
    database.close();
  }
}
