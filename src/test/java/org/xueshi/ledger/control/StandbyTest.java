package org.xueshi.ledger.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xueshi.kernel.control.Migrations;
import org.xueshi.test.SystemPostgres;

/**
 * A synchronous standby takes over under load: what was acknowledged is there, what was under way
 * is asked again by its key and is there once. The address of the two servers is the one that
 * {@code deploy/README.md} recommends.
 */
class StandbyTest {

  private static final int CLIENTS = 4;

  @TempDir private Path folder;
  private final KeptBook book = new KeptBook();
  private final AtomicInteger next = new AtomicInteger();

  @Test
  void the_standby_takes_over_and_no_acknowledged_entry_is_lost() throws Exception {
    var seed = Long.getLong("seed", 20_261_124L);
    try (var primary =
        SystemPostgres.created(folder.resolve("primary"), Map.of("max_wal_senders", "4"))) {
      primary.makeRoles();
      Migrations.migrate(
          "jdbc:postgresql://127.0.0.1:" + primary.port() + "/xueshi",
          "xueshi_owner",
          "xueshi_owner",
          "xueshi_app",
          "xueshi_read");
      SystemPostgres.run(
          primary.environment(),
          List.of(
              SystemPostgres.program("pg_basebackup"),
              "--pgdata=" + folder.resolve("standby"),
              "--checkpoint=fast",
              "--write-recovery-conf"));
      try (var standby = SystemPostgres.on(folder.resolve("standby"))) {
        primary.psql("-c", "alter system set synchronous_standby_names = '*'");
        primary.psql("-c", "select pg_reload_conf()");
        var either = either(primary, standby);
        book.open(either);
        killUnderLoad(primary, standby, 400 + new Random(seed).nextInt(800));
        standby.psql("-c", "select pg_promote()");
        for (var n = 0; n < next.get(); n++) {
          book.post(either, n);
        }
        assertThat(book.size()).isEqualTo(next.get());
        book.isWhole(either);
      }
    }
  }

  /**
   * The line between the two is cut half a second before: what is confirmed from then on would be
   * lost, so nothing may be.
   */
  private void killUnderLoad(SystemPostgres primary, SystemPostgres standby, int moment)
      throws Exception {
    var either = either(primary, standby);
    var clients = Executors.newFixedThreadPool(CLIENTS);
    for (var i = 0; i < CLIENTS; i++) {
      clients.submit(
          () -> {
            while (true) {
              book.post(either, next.getAndIncrement());
            }
          });
    }
    while (book.size() < CLIENTS) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    TimeUnit.MILLISECONDS.sleep(moment);
    standby.psql("-c", "alter system set primary_conninfo = ''");
    standby.psql("-c", "select pg_reload_conf()");
    TimeUnit.MILLISECONDS.sleep(500);
    primary.kill();
    clients.shutdown();
    assertThat(clients.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    assertThat(book.size()).as("acknowledged before").isGreaterThanOrEqualTo(CLIENTS);
  }

  private static DataSource either(SystemPostgres primary, SystemPostgres standby) {
    return SystemPostgres.dataSource(
        primary.port()
            + ",127.0.0.1:"
            + standby.port()
            + "/xueshi?targetServerType=primary&stringtype=unspecified&reWriteBatchedInserts=true",
        "xueshi_app");
  }
}
