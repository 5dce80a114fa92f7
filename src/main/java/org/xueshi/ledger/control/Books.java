package org.xueshi.ledger.control;

import static java.util.stream.Collectors.toSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.xueshi.ledger.entity.Book;
import org.xueshi.ledger.entity.ClosedPeriod;
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

  /**
   * Books by the identifier asked for; rows that are one person share one.
   *
   * @param identities all rows of which there may be entries in them
   */
  record Shelf(Map<UUID, Book> books, Set<UUID> identities) {}

  /** A book for each of these persons, empty ones included. */
  Map<UUID, Book> of(UUID tenant, Collection<UUID> ids) {
    return shelf(tenant, ids).books();
  }

  Shelf shelf(UUID tenant, Collection<UUID> ids) {
    var whose = owners.of(tenant, ids);
    var rows = whose.identities();
    var lines = Chains.together(entries.ofPersons(tenant, rows), whose.kept());
    return bound(tenant, ids, whose, lines, claims.ofPersons(tenant, rows));
  }

  /**
   * The books of those whose evidence this is, with what the rules can look at when they judge it
   * and nothing else: all entries of this evidence, whole; entries of the days that the rules
   * {@link Reach}, as {@link LightRows} have them; claimed minutes around its own. For judging and
   * adding to; a sum over such a book is no balance.
   */
  Shelf concerning(UUID tenant, Collection<Evidence> evidence, Rulings rulings) {
    var persons = evidence.stream().map(Evidence::person).distinct().toList();
    var whose = owners.of(tenant, persons);
    var rows = whose.rows();
    var whole = entries.ofEvidence(tenant, evidence.stream().map(Evidence::id).toList());
    var lines = Chains.together(whole, whose.kept());
    var read = whole.stream().map(Entry::id).collect(toSet());
    for (var light : entries.within(tenant, reaches(evidence, rulings, whose, rows))) {
      if (!read.contains(light.id())) {
        var owner = whose.kept().get(light.head().person());
        lines.computeIfAbsent(owner, none -> new ArrayList<>()).add(light);
      }
    }
    var claimed = claims.touching(tenant, evidence, one -> rows.get(whose.kept().get(one)));
    return bound(tenant, persons, whose, lines, claimed);
  }

  private static Map<UUID, Period> reaches(
      Collection<Evidence> evidence,
      Rulings rulings,
      Owners.Whose whose,
      Map<UUID, List<UUID>> rows) {
    var reaches = new HashMap<UUID, Period>();
    for (var one : evidence) {
      var day = one.facts().earnedOn();
      var owner = whose.kept().get(one.person());
      var anchor = whose.owners().get(owner).cycleStart();
      rulings
          .on(day)
          .flatMap(ruling -> Reach.of(ruling.pack(), one.facts(), anchor))
          .ifPresent(
              reach -> rows.get(owner).forEach(row -> reaches.merge(row, reach, Reach::hull)));
    }
    return reaches;
  }

  private Shelf bound(
      UUID tenant,
      Collection<UUID> asked,
      Owners.Whose whose,
      Map<UUID, List<Entry>> lines,
      Map<UUID, List<Book.Claim>> claimedByRow) {
    var claimed = Owners.together(claimedByRow, whose.kept());
    var closed = periods.closed(tenant, whose.identities());
    var books = new HashMap<UUID, Book>();
    whose
        .owners()
        .forEach(
            (id, owner) ->
                books.put(
                    id,
                    new Book(
                        owner,
                        lines.getOrDefault(id, List.of()),
                        claimed.getOrDefault(id, List.of()),
                        closed(closed, whose, id))));
    var answer = new HashMap<UUID, Book>();
    asked.forEach(id -> answer.put(id, books.get(whose.kept().get(id))));
    return new Shelf(answer, whose.identities());
  }

  private static List<ClosedPeriod> closed(
      List<PeriodStore.Closed> all, Owners.Whose whose, UUID owner) {
    return all.stream()
        .filter(one -> one.person() == null || owner.equals(whose.kept().get(one.person())))
        .map(PeriodStore.Closed::period)
        .toList();
  }
}
