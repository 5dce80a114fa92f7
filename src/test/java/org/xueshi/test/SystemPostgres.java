package org.xueshi.test;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.xueshi.start.Ports;

/**
 * The machine's own PostgreSQL, with the programs that an operator uses beside the server
 * (pg_basebackup, psql), which Maven's binaries do not have. Where it is not installed a test that
 * asks for it is skipped; {@code XUESHI_REQUIRE_PROGRAMS}, which {@code .ci/run} sets, forbids
 * that.
 */
public final class SystemPostgres implements AutoCloseable {

  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

  private final Path data;
  private final int port;
  private Process server;

  private SystemPostgres(Path data, int port) {
    this.data = data;
    this.port = port;
  }

  /** A new server with these settings, begun and waiting. */
  public static SystemPostgres created(Path data, Map<String, String> settings) throws Exception {
    run(
        Map.of(),
        unprivileged(
            "initdb",
            "-D",
            data.toString(),
            "-U",
            "postgres",
            "-A",
            "trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8"));
    var lines = new StringBuilder("listen_addresses = '127.0.0.1'\nunix_socket_directories = ''\n");
    settings.forEach((name, value) -> lines.append("%s = '%s'%n".formatted(name, value)));
    Files.writeString(
        data.resolve("postgresql.conf"), lines, java.nio.file.StandardOpenOption.APPEND);
    return on(data);
  }

  /** A server on a directory that is there, e.g. a restored one; any free port. */
  public static SystemPostgres on(Path data) throws Exception {
    var server = new SystemPostgres(data, Ports.anyFree());
    server.start();
    return server;
  }

  private void start() throws Exception {
    server =
        new ProcessBuilder(
                unprivileged("postgres", "-D", data.toString(), "-p", String.valueOf(port)))
            .redirectErrorStream(true)
            .redirectOutput(data.resolveSibling(data.getFileName() + ".log").toFile())
            .start();
    for (var attempt = 0; attempt < 600; attempt++) {
      try (var connection = superuser("postgres").getConnection()) {
        if (connection.isValid(2)) {
          return;
        }
      } catch (java.sql.SQLException notYet) {
        if (!server.isAlive()) {
          break;
        }
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new IllegalStateException(
        Files.readString(data.resolveSibling(data.getFileName() + ".log")));
  }

  /** Until it has rolled forward as far as it was told and takes writes; at most a minute. */
  public SystemPostgres awaitWritable() throws Exception {
    for (var attempt = 0; attempt < 600; attempt++) {
      try (var connection = superuser("postgres").getConnection();
          var statement = connection.createStatement();
          var row = statement.executeQuery("select pg_is_in_recovery()")) {
        if (row.next() && !row.getBoolean(1)) {
          return this;
        }
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new IllegalStateException("still in recovery: " + data);
  }

  /** Database and roles by the script an operator runs, with psql's own quoting. */
  public void makeRoles() throws Exception {
    psql(
        "-v",
        "owner_password=xueshi_owner",
        "-v",
        "app_password=xueshi_app",
        "-v",
        "read_password=xueshi_read",
        "-f",
        "deploy/postgresql/roles.sql");
  }

  public void psql(String... arguments) throws Exception {
    var command = new ArrayList<>(List.of(program("psql"), "-X", "-q", "-v", "ON_ERROR_STOP=1"));
    command.addAll(List.of(arguments));
    run(environment(), command);
  }

  /** What the operator's scripts find: the programs' directory first, and where the server is. */
  public Map<String, String> environment() {
    return Map.of(
        "PATH",
        directory() + ":" + System.getenv("PATH"),
        "PGHOST",
        "127.0.0.1",
        "PGPORT",
        String.valueOf(port),
        "PGUSER",
        "postgres");
  }

  public int port() {
    return port;
  }

  public DataSource superuser(String database) {
    return dataSource(port + "/" + database, "postgres");
  }

  /** {@code hosts}: what stands after {@code 127.0.0.1:} in the address. */
  public static DataSource dataSource(String hosts, String user) {
    var source = new PGSimpleDataSource();
    source.setUrl("jdbc:postgresql://127.0.0.1:" + hosts);
    source.setUser(user);
    source.setPassword(user);
    source.setConnectTimeout(2);
    return source;
  }

  /** The server and all its children, at once and without a word. */
  public void kill() throws Exception {
    kill(server.toHandle());
  }

  /**
   * The same for any server's first process. It is stopped first: a child begun while the others
   * are counted would outlive them, waiting for ever for a lock that one of them holds.
   */
  public static void kill(ProcessHandle postmaster) throws Exception {
    run(Map.of(), List.of("kill", "-STOP", String.valueOf(postmaster.pid())));
    var children = postmaster.descendants().toList();
    postmaster.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    postmaster.onExit().get(30, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    try {
      if (server.isAlive()) {
        // Fast shutdown: SIGINT, which Process cannot send.
        var pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0);
        run(Map.of(), List.of("kill", "-INT", pid));
        server.waitFor(30, TimeUnit.SECONDS);
        server.destroyForcibly();
      }
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Runs a command to its end and returns what it printed; anything but success is an error. */
  public static String run(Map<String, String> environment, List<String> command) throws Exception {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    var process = builder.start();
    process.getOutputStream().close();
    var printed = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IllegalStateException(command + ": " + printed);
    }
    return printed.strip();
  }

  /** The server refuses to run as root; a user name space of its own is enough for it. */
  private static List<String> unprivileged(String program, String... arguments) {
    var command = new ArrayList<String>();
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(program(program));
    command.addAll(List.of(arguments));
    return command;
  }

  public static String program(String name) {
    return directory().resolve(name).toString();
  }

  private static Path directory() {
    var newest = newest();
    if (System.getenv("XUESHI_REQUIRE_PROGRAMS") == null) {
      assumeTrue(newest != null, "Debian's package postgresql is not installed");
    }
    if (newest == null) {
      throw new IllegalStateException("install Debian's package postgresql");
    }
    return newest;
  }

  private static Path newest() {
    if (!Files.isDirectory(VERSIONS)) {
      return null;
    }
    try (var versions = Files.list(VERSIONS)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("pg_basebackup")))
          .filter(bin -> Files.isExecutable(bin.resolve("postgres")))
          .max(Comparator.naturalOrder())
          .orElse(null);
    } catch (IOException unreadable) {
      return null;
    }
  }
}
