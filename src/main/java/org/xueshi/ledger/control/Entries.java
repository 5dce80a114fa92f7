package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Book;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Known;
import org.xueshi.ledger.entity.Link;
import org.xueshi.people.control.Persons;
import org.xueshi.people.entity.PersonRow;

/** Reading the book. */
@ApplicationScoped
public class Entries {

  /** Most entries of one page of a search. */
  public static final int PAGE_SIZE_MAX = 200;

  /** Whoever matches more people than this must ask more precisely. */
  private static final int PERSONS_MAX = 500;

  private EntryStore store;
  private Books books;
  private Persons persons;

  protected Entries() {}

  @Inject
  public Entries(EntryStore store, Books books, Persons persons) {
    this.store = store;
    this.books = books;
    this.persons = persons;
  }

  /**
   * What is looked for; nulls and blanks mean any.
   *
   * @param person words of a name, or the beginning of a staff number
   * @param course words of the course title
   * @param from first earned day
   * @param to last earned day
   * @param knownOn last recorded instant
   */
  public record Search(
      String person,
      String course,
      UUID personId,
      UUID courseRunId,
      LocalDate from,
      LocalDate to,
      Instant knownOn) {

    /** As known now. */
    public Search(
        String person,
        String course,
        UUID personId,
        UUID courseRunId,
        LocalDate from,
        LocalDate to) {
      this(person, course, personId, courseRunId, from, to, null);
    }

    public static Search ofPerson(UUID person) {
      return new Search(null, null, person, null, null, null);
    }
  }

  /**
   * A page of the result, newest first.
   *
   * @param people who the entries are about; one who is not known any more is missing
   * @param next put into {@code before} to go on; {@code null} at the end
   */
  public record Found(List<Link> links, Map<UUID, PersonRow> people, UUID next) {}

  /**
   * @param before only entries older than this one, or {@code null} for the first page
   * @param limit 1–{@value #PAGE_SIZE_MAX}
   */
  @Transactional
  public Found search(UUID tenant, Search search, UUID before, int limit) {
    var size = Math.max(1, Math.min(limit, PAGE_SIZE_MAX));
    var ids = personIds(tenant, search);
    var links = store.search(tenant, search, ids, new EntryStore.Slice(before, size + 1));
    var shown = links.size() > size ? links.subList(0, size) : links;
    var next = links.size() > size ? shown.get(size - 1).entry().id() : null;
    var people =
        persons.byIds(
            tenant, shown.stream().map(link -> link.entry().head().person()).distinct().toList());
    return new Found(shown, people, next);
  }

  /** An entry in its place. @throws Refusal NOT_FOUND */
  @Transactional
  public Link get(UUID tenant, UUID id) {
    return store.find(tenant, id).orElseThrow(Refusal::notFound);
  }

  /** What was written under this key, in order; empty if nothing was. */
  @Transactional
  public List<Entry> byKey(UUID tenant, String key) {
    return store.byKeys(tenant, List.of(key));
  }

  /** All entries of a person, oldest first. */
  @Transactional
  public List<Entry> ofPerson(UUID tenant, UUID person) {
    return books.of(tenant, person).entries();
  }

  /** What was earned up to a day, as known on an instant, oldest first. */
  @Transactional
  public List<Entry> ofPerson(UUID tenant, UUID person, Known known) {
    return ofPerson(tenant, person).stream().filter(known::includes).toList();
  }

  /** The person's book, e.g. to fold it otherwise; {@link Book#knownOn} for another day's. */
  @Transactional
  public Book bookOf(UUID tenant, UUID person) {
    return books.of(tenant, person);
  }

  /**
   * Holds with something left, with the minutes left.
   *
   * @param courseRun only this course run's, or {@code null} for all
   */
  @Transactional
  public Map<Entry.Held, Integer> openHolds(UUID tenant, UUID person, UUID courseRun) {
    var open = books.of(tenant, person).openHolds();
    open.keySet()
        .removeIf(held -> courseRun != null && !courseRun.equals(held.credit().course().runId()));
    return open;
  }

  /** Whether these rows are one person. */
  boolean areOne(UUID tenant, UUID one, UUID other) {
    return persons.areOne(tenant, one, other);
  }

  boolean knows(UUID tenant, UUID person) {
    return persons.byId(tenant, person).isPresent();
  }

  /** {@code null} for any person, else those who match. */
  private List<UUID> personIds(UUID tenant, Search search) {
    if (search.personId() != null) {
      return List.of(search.personId());
    }
    if (search.person() == null || search.person().isBlank()) {
      return null;
    }
    return persons.search(tenant, search.person(), 0, PERSONS_MAX).stream()
        .map(PersonRow::id)
        .toList();
  }
}
