package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Book;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Freezes;
import org.xueshi.ledger.entity.Hours;
import org.xueshi.ledger.entity.Known;
import org.xueshi.ledger.entity.LedgerCase;
import org.xueshi.ledger.entity.Standing;

/**
 * Books as papers need them: as known on an instant, earned up to a day, and without the entries
 * that a case freezes (37.2).
 */
@ApplicationScoped
public class AttestedBooks {

  private Books books;
  private RulePacks packs;
  private Cases cases;

  protected AttestedBooks() {}

  @Inject
  public AttestedBooks(Books books, RulePacks packs, Cases cases) {
    this.books = books;
    this.packs = packs;
    this.cases = cases;
  }

  /**
   * @param book what may be attested
   * @param standing where the person stands by it
   * @param leftOut entries that are frozen
   */
  public record Attested(Book book, Standing standing, List<Entry> leftOut) {}

  /**
   * @throws Refusal INVALID ({@code ledger.refusal.noRule}) if no pack is in force on that day
   */
  @Transactional
  public Attested of(UUID tenant, UUID person, Known dates) {
    return of(tenant, List.of(person), dates).get(person);
  }

  /** The same for each of these persons. */
  @Transactional
  public Map<UUID, Attested> of(UUID tenant, Collection<UUID> persons, Known dates) {
    var pack =
        packs
            .inForce(tenant, dates.asOf())
            .orElseThrow(() -> Refusal.invalid("ledger.refusal.noRule", dates.asOf()));
    var open = new Freezes(cases.all(tenant).stream().filter(LedgerCase::isOpen).toList());
    var all = new HashMap<UUID, Attested>();
    books
        .of(tenant, persons)
        .forEach(
            (person, book) -> {
              var known = book.entries().stream().filter(dates::includes).toList();
              var left = known.stream().filter(open::freezes).toList();
              var kept = known.stream().filter(entry -> !open.freezes(entry)).toList();
              var attested = new Book(book.owner(), kept, List.of(), book.closed());
              var standing = Standing.of(pack, attested, dates, Hours.ZERO);
              all.put(person, new Attested(attested, standing, left));
            });
    return all;
  }

  /** The book of today, everything in it: what the status of a paper is worked out from. */
  @Transactional
  public Book today(UUID tenant, UUID person) {
    return books.of(tenant, person);
  }

  /** Entries of this book that a case freezes today. */
  @Transactional
  public Set<UUID> frozen(UUID tenant, Book book) {
    return frozen(cases.freezes(tenant, book.person()), book);
  }

  static Set<UUID> frozen(Freezes freezes, Book book) {
    return book.entries().stream()
        .filter(freezes::freezes)
        .map(Entry::id)
        .collect(Collectors.toSet());
  }
}
