package org.xueshi.ledger.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.xueshi.kernel.control.Database;
import org.xueshi.kernel.control.Migrations;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.ledger.entity.Assessment;
import org.xueshi.ledger.entity.NewEvidence;
import org.xueshi.ledger.entity.Posting;
import org.xueshi.start.EmbeddedDatabase;
import org.xueshi.start.Ports;
import org.xueshi.test.SystemPostgres;
import org.xueshi.web.entity.Actor;

/**
 * kill -9 of PostgreSQL under posting clients, at seeded moments: each acknowledged entry is there
 * when it comes back, a request that was under way is answered once, and the book verifies. {@code
 * -Dkills=} for more than the default, {@code -Dseed=} to replay the moments.
 */
class KilledPostgresTest {

  private static final int POINTS = Integer.getInteger("kills", 2);
  private static final int CLIENTS = 8;

  @TempDir private Path folder;
  private final UUID tenant = Ids.next();
  private final Actor office = new Actor(tenant, "ACCOUNT", "office");
  private final Map<String, UUID> acknowledged = new ConcurrentHashMap<>();
  private final Map<String, Posting> asked = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();

  @Test
  void nothing_acknowledged_is_lost_and_nothing_is_there_twice() throws Exception {
    var seed = Long.getLong("seed", 20_261_124L);
    var random = new Random(seed);
    var port = Ports.anyFree();
    var server = EmbeddedDatabase.kept(folder.resolve("data"), port);
    Migrations.migrate(
        server.url("xueshi"), "xueshi_owner", "xueshi_owner", "xueshi_app", "xueshi_read");
    var persons = persons(jdbi(server));
    for (var point = 0; point < POINTS; point++) {
      var moment = 300 + random.nextInt(1_500);
      postUntilKilled(jdbi(server), persons, moment);
      release(server);
      server = restarted(port);
      assertWhole(jdbi(server), "seed " + seed + ", point " + point);
    }
    server.close();
  }

  private void postUntilKilled(Jdbi jdbi, List<UUID> persons, int moment) throws Exception {
    var clients = Executors.newFixedThreadPool(CLIENTS);
    for (var person : persons) {
      clients.submit(() -> post(jdbi, person));
    }
    TimeUnit.MILLISECONDS.sleep(moment);
    kill();
    clients.shutdown();
    assertThat(clients.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    assertThat(acknowledged).isNotEmpty();
  }

  /** One after the other, until the database is gone. */
  private void post(Jdbi jdbi, UUID person) {
    var ledgers = Ledgers.on(jdbi, Clock.systemUTC());
    var book = EvidenceBooks.on(jdbi, Clock.systemUTC());
    while (true) {
      var number = count.incrementAndGet();
      var day = LocalDate.of(2020, 1, 1).plusDays(number % 2_000);
      var facts = Facts.aSession(person).onSomeTimeOf(day, 45).facts();
      var key = "e" + number;
      var evidence = jdbi.inTransaction(handle -> book.record(new NewEvidence(key, facts, office)));
      var posting = new Posting("p" + number, evidence.id(), Assessment.PASSED, 45, 0);
      asked.put(posting.key(), posting);
      var outcome =
          jdbi.inTransaction(handle -> ledgers.ledger().post(List.of(posting), office)).get(0);
      acknowledged.put(posting.key(), outcome.entries().get(0).id());
    }
  }

  private void assertWhole(Jdbi jdbi, String when) {
    var ledgers = Ledgers.on(jdbi, Clock.systemUTC());
    assertThat(acknowledged).as(when).isNotEmpty();
    for (var posting : asked.values()) {
      var again =
          jdbi.inTransaction(handle -> ledgers.ledger().post(List.of(posting), office)).get(0);
      assertThat(again.isRefused()).as(when + " " + again).isFalse();
      var before = acknowledged.put(posting.key(), again.entries().get(0).id());
      if (before != null) {
        assertThat(again.entries().get(0).id()).as(when).isEqualTo(before);
      }
    }
    var entries =
        jdbi.withHandle(
            handle ->
                handle.createQuery("select count(*) from credit_entry").mapTo(Integer.class).one());
    assertThat(entries).as(when).isEqualTo(asked.size());
    var verification = Verifications.on(jdbi, Clock.systemUTC());
    assertThat(jdbi.inTransaction(handle -> verification.verify(office)).findings())
        .as(when)
        .isEmpty();
  }

  /** The server and all its children, at once and without a word. */
  private void kill() throws Exception {
    var pid = Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0).strip();
    SystemPostgres.kill(ProcessHandle.of(Long.parseLong(pid)).orElseThrow());
  }

  /** Its lock on the directory; there is nothing left to stop. */
  private static void release(EmbeddedDatabase killed) {
    try {
      killed.close();
    } catch (RuntimeException notRunning) {
      assertThat(notRunning).isNotNull();
    }
  }

  private EmbeddedDatabase restarted(int port) throws Exception {
    for (var attempt = 1; ; attempt++) {
      try {
        return EmbeddedDatabase.kept(folder.resolve("data"), port);
      } catch (RuntimeException notYet) {
        if (attempt == 10) {
          throw notYet;
        }
        TimeUnit.SECONDS.sleep(1);
      }
    }
  }

  private List<UUID> persons(Jdbi jdbi) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "insert into district (tenant_id, name, created_at) values (?, '测试区', now())",
                tenant));
    return java.util.stream.IntStream.range(0, CLIENTS)
        .mapToObj(
            i -> {
              var id = Ids.next();
              jdbi.useHandle(
                  handle ->
                      handle.execute(
                          """
                          insert into person (tenant_id, id, staff_number, family_name,
                            given_name, version) values (?, ?, ?, '师', ?, 0)""",
                          tenant,
                          id,
                          "K" + i,
                          "" + i));
              return id;
            })
        .toList();
  }

  private static Jdbi jdbi(EmbeddedDatabase server) {
    var source = new PGSimpleDataSource();
    source.setUrl(server.url("xueshi"));
    source.setUser("xueshi_app");
    source.setPassword("xueshi_app");
    return Database.jdbi(source);
  }
}
