package org.xueshi.test;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;
import org.xueshi.kernel.control.Database;
import org.xueshi.kernel.control.Migrations;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.start.EmbeddedDatabase;

/**
 * A migrated PostgreSQL database of a test's own, used as the application's role. The server starts
 * once a run; each database is a copy of a migrated template, which takes some tens of
 * milliseconds.
 */
public final class TestDatabase {

  private static final String TEMPLATE = "xueshi_template";
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String name;
  private final UUID tenant = Ids.next();

  private TestDatabase(String name) {
    this.name = name;
  }

  /** A new, empty district in a new database. */
  public static TestDatabase fresh() {
    var name = "test_" + COUNT.incrementAndGet();
    execute(
        "postgres", "create database " + name + " template " + TEMPLATE + " owner xueshi_owner");
    var database = new TestDatabase(name);
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "insert into district (tenant_id, name, created_at) values (?, ?, ?)",
                    database.tenant,
                    "甘州区",
                    Instant.EPOCH.atOffset(ZoneOffset.UTC)));
    return database;
  }

  /** The district of this database. */
  public UUID tenant() {
    return tenant;
  }

  /**
   * Jdbi as the application's role; each handle commits by itself unless the test begins a
   * transaction.
   */
  public Jdbi jdbi() {
    return Database.jdbi(dataSource("xueshi_app"));
  }

  /** As the owner of the tables. */
  public Jdbi owner() {
    return Database.jdbi(dataSource("xueshi_owner"));
  }

  /** As the intruder with all rights, who has switched the triggers off. */
  public Jdbi superuser() {
    var source = Server.RUNNING.superuser(name);
    return Jdbi.create(
        () -> {
          var connection = source.getConnection();
          try (var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
          }
          return connection;
        });
  }

  /** JPA outside a container, with transactions of its own. */
  public EntityManagerFactory entityManagerFactory() {
    return Persistence.createEntityManagerFactory(
        "xueshi",
        Map.of(
            "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
            "jakarta.persistence.jtaDataSource", "",
            "jakarta.persistence.nonJtaDataSource", dataSource("xueshi_app"),
            "eclipselink.weaving", "false",
            "eclipselink.session-name", name + "-" + COUNT.incrementAndGet()));
  }

  /** A teacher on the roster. */
  public UUID aPerson(String staffNumber, String family, String given) {
    var id = Ids.next();
    jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into person (tenant_id, id, staff_number, family_name, given_name, version)
                    values (?, ?, ?, ?, ?, 1)
                    """,
                    tenant,
                    id,
                    staffNumber,
                    family,
                    given));
    return id;
  }

  public DataSource dataSource(String role) {
    var source = new PGSimpleDataSource();
    source.setUrl(Server.RUNNING.url(name));
    source.setUser(role);
    source.setPassword(role);
    return source;
  }

  private static void execute(String database, String sql) {
    try (var connection = Server.RUNNING.superuser(database).getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failed) {
      throw new IllegalStateException(sql, failed);
    }
  }

  /** Started when the first test asks; ends with the virtual machine. */
  private static final class Server {

    static final EmbeddedDatabase RUNNING = started();

    private static EmbeddedDatabase started() {
      var server = EmbeddedDatabase.temporary();
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      try (var connection = server.superuser("postgres").getConnection();
          var statement = connection.createStatement()) {
        statement.execute("create database " + TEMPLATE + " owner xueshi_owner");
      } catch (SQLException failed) {
        throw new IllegalStateException(failed);
      }
      Migrations.migrate(
          server.url(TEMPLATE), "xueshi_owner", "xueshi_owner", "xueshi_app", "xueshi_read");
      return server;
    }
  }
}
