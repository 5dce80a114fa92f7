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

/** Reads persons' books: entries, claimed minutes, first day of the cycle. */
@ApplicationScoped
class Books {

  private EntryStore entries;
  private ClaimStore claims;

  protected Books() {}

  @Inject
  Books(EntryStore entries, ClaimStore claims) {
    this.entries = entries;
    this.claims = claims;
  }

  Book of(UUID tenant, UUID person) {
    return of(tenant, List.of(person)).get(person);
  }

  /** A book for each of these persons, empty ones included. */
  Map<UUID, Book> of(UUID tenant, Collection<UUID> persons) {
    var byPerson = new HashMap<UUID, List<Entry>>();
    for (var entry : entries.ofPersons(tenant, persons)) {
      byPerson.computeIfAbsent(entry.head().person(), person -> new ArrayList<>()).add(entry);
    }
    var claimed = claims.ofPersons(tenant, persons);
    var books = new HashMap<UUID, Book>();
    for (var person : persons) {
      var lines = byPerson.getOrDefault(person, List.of());
      books.put(person, new Book(person, null, lines, claimed.getOrDefault(person, List.of())));
    }
    return books;
  }
}
