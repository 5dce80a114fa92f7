package org.xueshi.ledger.entity;

import java.util.List;

/**
 * What open cases keep out of attestations (37.2).
 *
 * @param cases the open ones
 */
public record Freezes(List<LedgerCase> cases) {

  public Freezes {
    cases = List.copyOf(cases);
  }

  public boolean isEmpty() {
    return cases.isEmpty();
  }

  public boolean freezes(Entry entry) {
    return cases.stream().anyMatch(one -> one.isAbout(entry));
  }

  /** The book without what is frozen; claims stay. */
  public Book without(Book book) {
    var left = book.entries().stream().filter(entry -> !freezes(entry)).toList();
    return new Book(book.owner(), left, book.claims(), book.closed());
  }
}
