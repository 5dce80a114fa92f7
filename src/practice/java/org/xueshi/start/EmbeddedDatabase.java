package org.xueshi.start;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** A real PostgreSQL from Maven's binaries, with the three roles of production. */
public final class EmbeddedDatabase implements AutoCloseable {

  private static final Path ROLES = Path.of("deploy/postgresql/roles.sql");

  private final EmbeddedPostgres postgres;

  private EmbeddedDatabase(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /**
   * For somebody's data: kept in that directory, every commit on disk before it is acknowledged.
   */
  public static EmbeddedDatabase kept(Path directory, int port) {
    var builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(directory)
            .setCleanDataDirectory(false)
            .setPort(port)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on");
    return started(builder);
  }

  /** For a test run: a directory that goes away, on any free port. */
  public static EmbeddedDatabase temporary() {
    return started(EmbeddedPostgres.builder());
  }

  private static EmbeddedDatabase started(EmbeddedPostgres.Builder builder) {
    try {
      builder
          // PostgreSQL's own locale: the one of the terminal may not be installed on this machine.
          .setLocaleConfig("locale", "C")
          .setLocaleConfig("locale-provider", "builtin")
          .setLocaleConfig("builtin-locale", "C.UTF-8")
          .setServerConfig("listen_addresses", "127.0.0.1")
          .setServerConfig("timezone", "UTC")
          .setPGStartupWait(Duration.ofMinutes(2));
      var database = new EmbeddedDatabase(builder.start());
      database.ensureRoles();
      return database;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public int port() {
    return postgres.getPort();
  }

  /** JDBC address of a database of this server. */
  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:"
        + port()
        + "/"
        + database
        + "?stringtype=unspecified&reWriteBatchedInserts=true";
  }

  /** As superuser: for the first set-up, and for tests that play the intruder. */
  public DataSource superuser(String database) {
    return postgres.getDatabase("postgres", database);
  }

  private void ensureRoles() {
    try (var connection = superuser("postgres").getConnection();
        var statement = connection.createStatement();
        var known = statement.executeQuery("select 1 from pg_database where datname = 'xueshi'")) {
      if (known.next()) {
        return;
      }
      for (var command : roleCommands()) {
        statement.execute(command);
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static List<String> roleCommands() {
    try {
      var script =
          Files.readString(ROLES)
              .replace(":'owner_password'", "'xueshi_owner'")
              .replace(":'app_password'", "'xueshi_app'")
              .replace(":'read_password'", "'xueshi_read'")
              .replaceAll("(?m)^--.*$", "");
      return List.of(script.strip().split(";\\s*"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
