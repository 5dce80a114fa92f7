package org.xueshi.bench;

import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * What PostgreSQL alone does on this machine with an entry of twelve columns and three indexes: the
 * denominators of the ledger's goals. Durable as the tool's own writes are.
 */
final class Floor {

  private static final String COLUMNS =
      "tenant_id, teacher_id, course_id, activity_id, kind, minutes, occurred_at, source, idem_key,"
          + " entry_hash";
  private static final String ROW = "(?, ?, ?, ?, 1, 45, now(), 'gradebook', ?, ?)";
  private static final int TEACHERS = 50_000;
  private static final byte[] HASH = new byte[32];

  private final DataSource source;

  Floor(DataSource superuser) throws SQLException {
    this.source = superuser;
    try (var connection = superuser.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          create table if not exists floor_entry (
            id bigint generated always as identity primary key, tenant_id int not null,
            teacher_id bigint not null, course_id bigint not null, activity_id bigint,
            kind smallint not null, minutes int not null, occurred_at timestamptz not null,
            recorded_at timestamptz not null default now(), source text not null,
            idem_key uuid not null unique, entry_hash bytea not null);
          create index if not exists floor_entry_teacher
            on floor_entry (tenant_id, teacher_id, occurred_at);
          """);
    }
  }

  /** Rows a second by one connection, in statements of {@code batch} rows, a commit each. */
  double multiRowInsert(int rows, int batch) throws SQLException {
    try (var connection = source.getConnection()) {
      truncate(connection);
      var values = String.join(", ", java.util.Collections.nCopies(batch, ROW));
      var sql = "insert into floor_entry (" + COLUMNS + ") values " + values;
      try (var insert = connection.prepareStatement(sql)) {
        var began = System.nanoTime();
        for (var done = 0; done < rows; done += batch) {
          for (var i = 0; i < batch; i++) {
            bind(insert, i * 6, done + i);
          }
          insert.executeUpdate();
        }
        return rows / seconds(began);
      }
    }
  }

  /** Commits of one row a second, by so many connections at once. */
  double commits(int clients, int seconds) throws Exception {
    try (var connection = source.getConnection()) {
      truncate(connection);
    }
    var until = System.nanoTime() + seconds * 1_000_000_000L;
    var work = new ArrayList<Callable<Long>>();
    for (var client = 0; client < clients; client++) {
      work.add(() -> commitUntil(until));
    }
    var pool = Executors.newFixedThreadPool(clients);
    try {
      var began = System.nanoTime();
      var done = 0L;
      for (var each : pool.invokeAll(work)) {
        done += each.get();
      }
      return done / seconds(began);
    } finally {
      pool.shutdown();
    }
  }

  private long commitUntil(long until) throws SQLException {
    try (var connection = source.getConnection();
        var insert =
            connection.prepareStatement(
                "insert into floor_entry (" + COLUMNS + ") values " + ROW)) {
      var done = 0L;
      for (; System.nanoTime() < until; done++) {
        bind(insert, 0, (int) done);
        insert.executeUpdate();
      }
      return done;
    }
  }

  /** Rows a second of COPY out, all columns, through SHA-256. */
  double copyOut(String table) throws Exception {
    try (var connection = source.getConnection()) {
      var digest = MessageDigest.getInstance("SHA-256");
      var began = System.nanoTime();
      var rows =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyOut(
                  "copy " + table + " to stdout",
                  new DigestOutputStream(OutputStream.nullOutputStream(), digest));
      return rows / seconds(began);
    }
  }

  private static void truncate(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("truncate floor_entry");
    }
  }

  private static void bind(PreparedStatement insert, int at, int row) throws SQLException {
    insert.setInt(at + 1, row % 20);
    insert.setLong(at + 2, row % TEACHERS);
    insert.setLong(at + 3, row % 2000);
    insert.setLong(at + 4, row % 20_000);
    insert.setObject(at + 5, UUID.randomUUID());
    insert.setBytes(at + 6, HASH);
  }

  static double seconds(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  /** All of these at once; the first failure is thrown. */
  static <T> List<T> together(List<Callable<T>> work) throws Exception {
    var pool = Executors.newFixedThreadPool(work.size());
    try {
      var results = new ArrayList<T>();
      for (var each : pool.invokeAll(work)) {
        results.add(each.get());
      }
      return results;
    } finally {
      pool.shutdown();
    }
  }
}
