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

/** Reads persons' books: entries, claimed minutes, closed periods, first day of the cycle. */
@ApplicationScoped
class Books {

  private EntryStore entries;
  private ClaimStore claims;
  private PeriodStore periods;
  private Owners owners;

  protected Books() {}

  @Inject
  Books(EntryStore entries, ClaimStore claims, PeriodStore periods, Owners owners) {
    this.entries = entries;
    this.claims = claims;
    this.periods = periods;
    this.owners = owners;
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
    var known = owners.of(tenant, ids);
    for (var id : ids) {
      var lines = byPerson.getOrDefault(id, List.of());
      var claims = claimed.getOrDefault(id, List.of());
      books.put(id, new Book(known.get(id), lines, claims, PeriodStore.of(closed, id)));
    }
    return books;
  }
}
