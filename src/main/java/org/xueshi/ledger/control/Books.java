package org.xueshi.ledger.control;

import static java.util.stream.Collectors.toSet;

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
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.Period;
import org.xueshi.ledger.entity.Reach;
import org.xueshi.ledger.entity.Rulings;

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
    var lines = byPerson(entries.ofPersons(tenant, ids));
    return bound(tenant, owners.of(tenant, ids), lines, claims.ofPersons(tenant, ids));
  }

  /**
   * The books of those whose evidence this is, with what the rules can look at when they judge it
   * and nothing else: all entries of this evidence, whole; entries of the days that the rules
   * {@link Reach}, as {@link LightRows} have them; claimed minutes around its own. For judging and
   * adding to; a sum over such a book is no balance.
   */
  Map<UUID, Book> concerning(UUID tenant, Collection<Evidence> evidence, Rulings rulings) {
    var persons = evidence.stream().map(Evidence::person).distinct().toList();
    var known = owners.of(tenant, persons);
    var whole = entries.ofEvidence(tenant, evidence.stream().map(Evidence::id).toList());
    var lines = byPerson(whole);
    var read = whole.stream().map(Entry::id).collect(toSet());
    byPerson(entries.within(tenant, reaches(evidence, rulings, known)))
        .forEach(
            (person, light) -> {
              light.removeIf(entry -> read.contains(entry.id()));
              lines.computeIfAbsent(person, none -> new ArrayList<>()).addAll(light);
            });
    return bound(tenant, known, lines, claims.touching(tenant, evidence));
  }

  private static Map<UUID, Period> reaches(
      Collection<Evidence> evidence, Rulings rulings, Map<UUID, Book.Owner> owners) {
    var reaches = new HashMap<UUID, Period>();
    for (var one : evidence) {
      var day = one.facts().earnedOn();
      var anchor = owners.get(one.person()).cycleStart();
      rulings
          .on(day)
          .flatMap(ruling -> Reach.of(ruling.pack(), one.facts(), anchor))
          .ifPresent(reach -> reaches.merge(one.person(), reach, Reach::hull));
    }
    return reaches;
  }

  private static Map<UUID, List<Entry>> byPerson(List<Entry> entries) {
    var byPerson = new HashMap<UUID, List<Entry>>();
    entries.forEach(
        entry ->
            byPerson.computeIfAbsent(entry.head().person(), none -> new ArrayList<>()).add(entry));
    return byPerson;
  }

  private Map<UUID, Book> bound(
      UUID tenant,
      Map<UUID, Book.Owner> owners,
      Map<UUID, List<Entry>> lines,
      Map<UUID, List<Book.Claim>> claimed) {
    var closed = periods.closed(tenant, owners.keySet());
    var books = new HashMap<UUID, Book>();
    owners.forEach(
        (id, owner) ->
            books.put(
                id,
                new Book(
                    owner,
                    lines.getOrDefault(id, List.of()),
                    claimed.getOrDefault(id, List.of()),
                    PeriodStore.of(closed, id))));
    return books;
  }
}
