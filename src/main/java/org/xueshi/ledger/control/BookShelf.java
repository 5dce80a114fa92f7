package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.xueshi.ledger.entity.Book;
import org.xueshi.ledger.entity.Evidence;

/** Books and the evidence behind them, of many people at once. */
@ApplicationScoped
class BookShelf {

  private Books books;
  private EvidenceStore evidence;

  protected BookShelf() {}

  @Inject
  BookShelf(Books books, EvidenceStore evidence) {
    this.books = books;
    this.evidence = evidence;
  }

  Map<UUID, Book> books(UUID tenant, Collection<UUID> persons) {
    return books.of(tenant, persons);
  }

  List<Evidence> evidence(UUID tenant, Collection<UUID> persons) {
    return evidence.ofPersons(tenant, persons);
  }
}
