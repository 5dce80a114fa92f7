package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.xueshi.ledger.entity.Level;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.ledger.entity.Theme;

/**
 * 查台账: the Office's search of the whole book, with keyset pages in several orders, and the same as
 * a stream for exports.
 */
@ApplicationScoped
public class LedgerSearch {

  private static final int EXPORT_PAGE = 2_000;

  private LedgerSearchStore store;

  protected LedgerSearch() {}

  @Inject
  public LedgerSearch(LedgerSearchStore store) {
    this.store = store;
  }

  /** What a list is sorted by; ties by identifier, so that no line is lost between pages. */
  public enum Order {
    /** Time of recording. */
    RECORDED,
    /** Day earned. */
    EARNED,
    /** Minutes, counted and held together. */
    MINUTES,
    /** Staff number. */
    PERSON
  }

  /**
   * What is looked for; nulls, blanks and zeros mean any.
   *
   * @param person words of a name, or the beginning of a staff number
   * @param course words of the course title
   * @param type stable name of the kind of entry
   * @param year calendar year of the day earned
   * @param least minutes, counted and held together, without sign
   * @param by identifier of whoever recorded it
   */
  public record Criteria(
      String person,
      UUID personId,
      UUID school,
      String course,
      Mode mode,
      Level level,
      Theme theme,
      String type,
      int year,
      LocalDate from,
      LocalDate to,
      int least,
      int most,
      String by) {}

  /**
   * A line of the list.
   *
   * @param staffNumber, school {@code null} if not known
   * @param key where it stands in the order, for the next page
   */
  public record Row(
      UUID id,
      Instant recordedAt,
      UUID person,
      String name,
      String staffNumber,
      String school,
      String course,
      LocalDate earnedOn,
      Mode mode,
      Level level,
      Theme theme,
      String type,
      int posted,
      int held,
      int hourMinutes,
      String byKind,
      String byId,
      String key) {}

  /**
   * In which order, from where.
   *
   * @param after key and identifier of the last line seen; {@code null} for the first page
   */
  public record Position(Order order, boolean ascending, After after) {}

  /** The last line seen. */
  public record After(String key, UUID id) {}

  /**
   * A page.
   *
   * @param next put into {@link Position#after} to go on; {@code null} at the end
   */
  public record Found(List<Row> rows, After next) {}

  /**
   * @param limit 1–2000
   */
  @Transactional
  public Found find(UUID tenant, Criteria criteria, Position position, int limit) {
    var rows = store.find(tenant, criteria, position, limit + 1);
    if (rows.size() <= limit) {
      return new Found(rows, null);
    }
    var shown = rows.subList(0, limit);
    var last = shown.get(limit - 1);
    return new Found(shown, new After(last.key(), last.id()));
  }

  /**
   * Everything that matches, page after page, each in a transaction of its own: what is written
   * meanwhile may or may not be in it, but nothing is twice and the heap holds one page.
   */
  public Stream<Row> all(UUID tenant, Criteria criteria, Position position) {
    var pages = new Pages(tenant, criteria, position);
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(pages, Spliterator.ORDERED), false);
  }

  private final class Pages implements Iterator<Row> {

    private final UUID tenant;
    private final Criteria criteria;
    private final Position start;
    private Iterator<Row> page;
    private After next;

    Pages(UUID tenant, Criteria criteria, Position start) {
      this.tenant = tenant;
      this.criteria = criteria;
      this.start = start;
    }

    @Override
    public boolean hasNext() {
      if (page == null) {
        read(start);
      } else if (!page.hasNext() && next != null) {
        read(new Position(start.order(), start.ascending(), next));
      }
      return page.hasNext();
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return page.next();
    }

    private void read(Position position) {
      var found = find(tenant, criteria, position, EXPORT_PAGE);
      page = found.rows().iterator();
      next = found.next();
    }
  }
}
