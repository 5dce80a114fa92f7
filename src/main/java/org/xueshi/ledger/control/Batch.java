package org.xueshi.ledger.control;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.ledger.entity.Book;
import org.xueshi.ledger.entity.ChainHead;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.Link;
import org.xueshi.web.entity.Actor;

/**
 * What one transaction is about to write, with the chains it holds: entries linked one to the next,
 * minutes claimed, and the books as they will be. Lives for one call of the gate.
 */
final class Batch {

  private final Actor actor;
  private final Instant now;
  private final Map<UUID, ChainHead> heads;
  private final Map<UUID, UUID> owners = new HashMap<>();
  private final Map<UUID, Book> books = new HashMap<>();
  private final Map<UUID, ChainHead> moved = new HashMap<>();
  private final Map<UUID, List<Book.Claim>> claims = new HashMap<>();
  private final List<Link> links = new ArrayList<>();

  Batch(Actor actor, Instant now, Map<UUID, ChainHead> heads, Map<UUID, Book> books) {
    this.actor = actor;
    this.now = now;
    this.heads = heads;
    books.forEach(
        (person, book) -> {
          owners.put(person, book.person());
          this.books.put(book.person(), book);
        });
  }

  /** The book this row's entries are in; rows that are one person have one. */
  Book book(UUID person) {
    return books.get(owners.get(person));
  }

  Instant now() {
    return now;
  }

  Entry.Head head(UUID person, Entry.Request request) {
    return new Entry.Head(actor.tenant(), Ids.next(), person, request, now, actor);
  }

  /** Appends to the person's chain and book. */
  void append(UUID person, List<? extends Entry> entries) {
    for (var entry : entries) {
      var link = Link.after(moved.getOrDefault(person, heads.get(person)), entry);
      links.add(link);
      moved.put(person, link.head());
    }
    books.put(owners.get(person), book(person).with(entries, List.of()));
  }

  /** From now on these minutes are credited. */
  void claim(Evidence evidence) {
    var person = evidence.person();
    var claimed = Originals.claims(evidence);
    claims.computeIfAbsent(person, key -> new ArrayList<>()).addAll(claimed);
    books.put(owners.get(person), book(person).with(List.of(), claimed));
  }

  List<Link> links() {
    return links;
  }

  Map<UUID, ChainHead> moved() {
    return moved;
  }

  Map<UUID, List<Book.Claim>> claims() {
    return claims;
  }
}
