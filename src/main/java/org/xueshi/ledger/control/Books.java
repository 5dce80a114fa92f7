package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.xueshi.ledger.entity.Book;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Tenure;
import org.xueshi.people.control.Persons;
import org.xueshi.people.entity.PersonRow;

/** Reads persons' books: entries, claimed minutes, closed periods, first day of the cycle. */
@ApplicationScoped
class Books {

  private EntryStore entries;
  private ClaimStore claims;
  private PeriodStore periods;
  private Persons persons;

  protected Books() {}

  @Inject
  Books(EntryStore entries, ClaimStore claims, PeriodStore periods, Persons persons) {
    this.entries = entries;
    this.claims = claims;
    this.periods = periods;
    this.persons = persons;
  }

  Book of(UUID tenant, UUID person) {
    return of(tenant, List.of(person)).get(person);
  }

  /** A book for each of these persons, empty ones included. */
  Map<UUID, Book> of(UUID tenant, Collection<UUID> ids) {
    var byPerson = new HashMap<UUID, List<Entry>>();
    for (var entry : entries.ofPersons(tenant, ids)) {
      byPerson.computeIfAbsent(entry.head().person(), person -> new ArrayList<>()).add(entry);
    }
    var claimed = claims.ofPersons(tenant, ids);
    var closed = periods.closed(tenant, ids);
    var books = new HashMap<UUID, Book>();
    var known = persons.byIds(tenant, ids);
    for (var id : ids) {
      var lines = byPerson.getOrDefault(id, List.of());
      var owner = owner(id, known.get(id));
      var claims = claimed.getOrDefault(id, List.of());
      books.put(id, new Book(owner, lines, claims, PeriodStore.of(closed, id)));
    }
    return books;
  }

  /** Cycles run from the registered day, else from the hire date, else as the district's do. */
  static Book.Owner owner(UUID id, PersonRow row) {
    if (row == null) {
      return new Book.Owner(id, null, false, Tenure.UNKNOWN);
    }
    var start = row.cycleStartsOn() == null ? row.hiredOn() : row.cycleStartsOn();
    var tenure = new Tenure(row.staffNumber(), row.post(), row.hiredOn(), row.leftOn(), List.of());
    return new Book.Owner(id, start, row.onRoster(), tenure);
  }
}
