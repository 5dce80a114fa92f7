package org.xueshi.ledger.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xueshi.kernel.control.Database;
import org.xueshi.kernel.control.Migrations;
import org.xueshi.test.SystemPostgres;

/**
 * The operator's two scripts, on a book: back up, go on, make a grave mistake, go back to the
 * moment before it. The chain verifies, nothing that was there is missing, the files are there.
 */
class BackupDrillTest {

  @TempDir private Path folder;

  @Test
  void a_book_comes_back_as_it_was_at_the_moment_before_the_mistake() throws Exception {
    var keep = Files.createDirectories(folder.resolve("keep"));
    var archive = Files.createDirectories(keep.resolve("archive"));
    var files = Files.createDirectories(folder.resolve("files/ab"));
    Files.writeString(files.resolve("abcdef"), "课件");
    var book = new KeptBook();
    try (var server =
        SystemPostgres.created(
            folder.resolve("data"),
            Map.of(
                "archive_mode",
                "on",
                "archive_command",
                "test ! -f " + archive + "/%f && cp %p " + archive + "/%f"))) {
      server.makeRoles();
      migrate(server);
      book.open(app(server));
      post(book, app(server), 0, 20);

      var began = System.nanoTime();
      run(server, "backup.sh", keep.toString(), folder.resolve("files").toString());
      say("backed up", began);
      post(book, app(server), 20, 30);
      // A second's resolution is what people give.
      TimeUnit.MILLISECONDS.sleep(1_100);
      var moment = sql(server, "select date_trunc('second', now())::text");
      TimeUnit.MILLISECONDS.sleep(1_100);
      sql(server, "set session_replication_role = replica; delete from credit_entry returning 1");
      var last = sql(server, "select pg_walfile_name(pg_switch_wal())");
      awaitArchived(archive.resolve(last));

      began = System.nanoTime();
      run(
          server,
          "restore.sh",
          keep.toString(),
          folder.resolve("restored").toString(),
          folder.resolve("files-restored").toString(),
          moment);
      try (var restored = SystemPostgres.on(folder.resolve("restored"))) {
        restored.awaitWritable();
        book.isWhole(app(restored));
        say("restored and verified", began);
        assertThat(book.size()).isEqualTo(30);
        assertThat(folder.resolve("files-restored/ab/abcdef")).hasContent("课件");
      }
      assertThatThrownBy(() -> book.isWhole(app(server))).isInstanceOf(AssertionError.class);
    }
  }

  @Test
  void nothing_is_restored_over_something_that_is_there() throws Exception {
    Files.writeString(Files.createDirectories(folder.resolve("data")).resolve("kept"), "");
    Files.createDirectories(folder.resolve("keep/base"));
    var command =
        List.of(
            "deploy/backup/restore.sh",
            folder.resolve("keep").toString(),
            folder.resolve("data").toString(),
            folder.resolve("files").toString());
    assertThatThrownBy(() -> SystemPostgres.run(Map.of(), command))
        .hasMessageContaining("is not empty");
    assertThat(folder.resolve("data/kept")).exists();
  }

  private static void migrate(SystemPostgres server) {
    Migrations.migrate(
        "jdbc:postgresql://127.0.0.1:" + server.port() + "/xueshi",
        "xueshi_owner",
        "xueshi_owner",
        "xueshi_app",
        "xueshi_read");
  }

  private static void post(KeptBook book, DataSource source, int from, int to) {
    for (var n = from; n < to; n++) {
      book.post(source, n);
    }
  }

  private static DataSource app(SystemPostgres server) {
    return SystemPostgres.dataSource(
        server.port() + "/xueshi?stringtype=unspecified&reWriteBatchedInserts=true", "xueshi_app");
  }

  private static String run(SystemPostgres server, String script, String... arguments)
      throws Exception {
    var command = new java.util.ArrayList<>(List.of("deploy/backup/" + script));
    command.addAll(List.of(arguments));
    return SystemPostgres.run(server.environment(), command);
  }

  private static String sql(SystemPostgres server, String statement) {
    return Database.jdbi(server.superuser("xueshi"))
        .withHandle(
            handle -> {
              var parts = statement.split("; ");
              for (var i = 0; i < parts.length - 1; i++) {
                handle.execute(parts[i]);
              }
              return handle.createQuery(parts[parts.length - 1]).mapTo(String.class).stream()
                  .findFirst()
                  .orElse("");
            });
  }

  private static void awaitArchived(Path segment) throws Exception {
    for (var attempt = 0; attempt < 300 && !Files.exists(segment); attempt++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    assertThat(segment).exists();
  }

  private static void say(String what, long began) {
    var took = Duration.ofNanos(System.nanoTime() - began);
    System.out.println("drill: " + what + " in " + took.toMillis() + " ms");
  }
}
