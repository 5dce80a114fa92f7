package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.ledger.entity.Book;
import org.xueshi.ledger.entity.Known;
import org.xueshi.people.control.Persons;
import org.xueshi.people.entity.PersonRow;

/**
 * Books without reasons, seals and titles, for counting the hours of many people at once: a third
 * of the bytes. Only for folding; whoever shows or proves an entry reads it whole.
 */
@ApplicationScoped
class LightBooks {

  private static final String ENTRIES =
      """
      select %s from credit_entry
      where tenant_id = :tenant and person_id = any(:persons) and earned_on <= :asOf
        and recorded_at <= :known
      order by person_id, position
      """
          .formatted(LightRows.COLUMNS);

  private Jdbi jdbi;

  protected LightBooks() {}

  @Inject
  LightBooks(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A book for each of these people, empty ones included. */
  Map<UUID, Book> of(UUID tenant, List<PersonRow> people, Known known) {
    var kept = new Persons(jdbi).identities(tenant, people);
    var rows = kept.keySet().toArray(UUID[]::new);
    var entries =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(ENTRIES)
                    .bind("tenant", tenant)
                    .bind("persons", rows)
                    .bind("asOf", known.asOf())
                    .bind("known", EntryRows.time(known.knownOn()))
                    .map((row, context) -> LightRows.entry(tenant, row, ""))
                    .list());
    var lines = Chains.together(entries, kept);
    var special = Owners.together(new SpecialCaseStore(jdbi).standing(tenant, kept.keySet()), kept);
    var books = new HashMap<UUID, Book>();
    for (var person : people) {
      var cases = special.getOrDefault(person.id(), List.of());
      var owner = Owners.owner(person.id(), person, cases);
      var own = lines.getOrDefault(person.kept(), List.of());
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
}
