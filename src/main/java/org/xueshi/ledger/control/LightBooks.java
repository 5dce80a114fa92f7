package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.entity.Amount;
import org.xueshi.ledger.entity.Book;
import org.xueshi.ledger.entity.Course;
import org.xueshi.ledger.entity.Credit;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Grade;
import org.xueshi.ledger.entity.Known;
import org.xueshi.ledger.entity.Level;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.ledger.entity.ProjectKind;
import org.xueshi.ledger.entity.Seal;
import org.xueshi.ledger.entity.Theme;
import org.xueshi.people.entity.PersonRow;

/**
 * Books without reasons, seals and titles, for counting the hours of many people at once: a third
 * of the bytes. Only for folding; whoever shows or proves an entry reads it whole.
 */
@ApplicationScoped
class LightBooks {

  private static final String ENTRIES =
      """
      select person_id, id, type, posted_minutes, held_minutes, target_id, evidence_id,
        course_run_id, project_kind, level, theme, grade, mode, earned_on, pack, hour_minutes,
        recorded_at
      from credit_entry
      where tenant_id = :tenant and person_id = any(:persons) and earned_on <= :asOf
        and recorded_at <= :known
      order by person_id, position
      """;

  private static final Entry.Request NOT_READ = new Entry.Request("", 0, Seal.NONE);

  private Jdbi jdbi;

  protected LightBooks() {}

  @Inject
  LightBooks(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A book for each of these people, empty ones included. */
  Map<UUID, Book> of(UUID tenant, List<PersonRow> people, Known known) {
    var entries = new HashMap<UUID, List<Entry>>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(ENTRIES)
                .bind("tenant", tenant)
                .bind("persons", people.stream().map(PersonRow::id).toArray(UUID[]::new))
                .bind("asOf", known.asOf())
                .bind("known", EntryRows.time(known.knownOn()))
                .map((row, context) -> entry(tenant, row))
                .forEach(
                    entry ->
                        entries
                            .computeIfAbsent(entry.head().person(), none -> new ArrayList<>())
                            .add(entry)));
    var books = new HashMap<UUID, Book>();
    var ids = people.stream().map(PersonRow::id).toList();
    var special = new SpecialCaseStore(jdbi).standing(tenant, ids);
    for (var person : people) {
      var own = entries.getOrDefault(person.id(), List.of());
      var cases = special.getOrDefault(person.id(), List.of());
      var owner = Owners.owner(person.id(), person, cases);
      books.put(person.id(), new Book(owner, own, List.of()));
    }
    return books;
  }

  /** How many entries there are: changes with every entry, for nothing is ever removed. */
  long length(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select coalesce(sum(length), 0) from ledger_chain where tenant_id = :tenant")
                .bind("tenant", tenant)
                .mapTo(Long.class)
                .one());
  }

  private static Entry entry(UUID tenant, ResultSet row) throws SQLException {
    var head =
        new Entry.Head(
            tenant,
            row.getObject("id", UUID.class),
            row.getObject("person_id", UUID.class),
            NOT_READ,
            EntryRows.instant(row, "recorded_at"),
            null);
    var effect = new Amount(row.getInt("posted_minutes"), row.getInt("held_minutes"));
    var target = row.getObject("target_id", UUID.class);
    var credit = credit(row);
    var none = List.<Text>of();
    return switch (row.getString("type")) {
      case "POSTED" -> new Entry.Posted(head, credit, effect.posted(), none);
      case "HELD" -> new Entry.Held(head, credit, effect.held(), null, none);
      case "RELEASED" -> new Entry.Released(head, credit, target, effect.posted(), none);
      case "VOIDED" -> new Entry.Voided(head, credit, target, -effect.held(), none);
      case "ADJUSTED" -> new Entry.Adjusted(head, credit, target, effect.posted(), none);
      case "REVERSED" -> new Entry.Reversed(head, credit, target, effect, none);
      default -> throw new IllegalStateException("entry type " + row.getString("type"));
    };
  }

  private static Credit credit(ResultSet row) throws SQLException {
    var course =
        new Course(
            row.getObject("course_run_id", UUID.class),
            "",
            ProjectKind.valueOf(row.getString("project_kind")),
            Level.valueOf(row.getString("level")),
            Theme.valueOf(row.getString("theme")),
            null);
    return new Credit(
        row.getObject("evidence_id", UUID.class),
        Seal.NONE,
        course,
        Grade.valueOf(row.getString("grade")),
        Mode.valueOf(row.getString("mode")),
        row.getObject("earned_on", LocalDate.class),
        row.getString("pack"),
        row.getInt("hour_minutes"));
  }
}
