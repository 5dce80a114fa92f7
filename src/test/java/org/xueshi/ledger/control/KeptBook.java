package org.xueshi.ledger.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.control.Database;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.ledger.entity.Assessment;
import org.xueshi.ledger.entity.NewEvidence;
import org.xueshi.ledger.entity.Posting;
import org.xueshi.web.entity.Actor;

/** A book that grows through a database's misfortunes, and what it must still hold after them. */
final class KeptBook {

  private final UUID tenant = Ids.next();
  private final Actor office = new Actor(tenant, "ACCOUNT", "office");
  private final Map<Integer, UUID> acknowledged = new ConcurrentHashMap<>();
  private final List<UUID> persons = IntStream.range(0, 5).mapToObj(i -> Ids.next()).toList();

  /** District and persons, as the owner. */
  void open(DataSource source) {
    var jdbi = Database.jdbi(source);
    jdbi.useHandle(
        handle -> {
          handle.execute(
              "insert into district (tenant_id, name, created_at) values (?, '测试区', now())",
              tenant);
          for (var person : persons) {
            handle.execute(
                """
                insert into person (tenant_id, id, staff_number, family_name, given_name, version)
                values (?, ?, ?, '师', '', 0)""",
                tenant,
                person,
                person.toString());
          }
        });
  }

  /** Posts entry number {@code n}; asked again it is the same entry. Throws if nobody answers. */
  void post(DataSource source, int n) {
    var jdbi = Database.jdbi(source);
    var person = persons.get(n % persons.size());
    var book = EvidenceBooks.on(jdbi, Clock.systemUTC());
    var facts =
        Facts.aSession(person).onSomeTimeOf(LocalDate.of(2020, 1, 1).plusDays(n), 45).facts();
    var evidence =
        jdbi.inTransaction(handle -> book.record(new NewEvidence("e" + n, facts, office)));
    var posting = new Posting("p" + n, evidence.id(), Assessment.PASSED, 45, 0);
    var ledger = Ledgers.on(jdbi, Clock.systemUTC()).ledger();
    var outcome = jdbi.inTransaction(handle -> ledger.post(List.of(posting), office)).get(0);
    assertThat(outcome.isRefused()).as(outcome.toString()).isFalse();
    var entry = outcome.entries().get(0).id();
    assertThat(acknowledged.merge(n, entry, (before, now) -> before)).isEqualTo(entry);
  }

  int size() {
    return acknowledged.size();
  }

  /** Every acknowledged entry is there, none twice, and the book verifies. */
  void isWhole(DataSource source) {
    var jdbi = Database.jdbi(source);
    assertThat(entries(jdbi)).containsExactlyInAnyOrderElementsOf(acknowledged.values());
    var verification = Verifications.on(jdbi, Clock.systemUTC());
    assertThat(jdbi.inTransaction(handle -> verification.verify(office)).findings()).isEmpty();
  }

  private static List<UUID> entries(Jdbi jdbi) {
    return jdbi.withHandle(
        handle -> handle.createQuery("select id from credit_entry").mapTo(UUID.class).list());
  }
}
