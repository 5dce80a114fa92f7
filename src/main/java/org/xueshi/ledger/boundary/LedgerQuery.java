package org.xueshi.ledger.boundary;

import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.control.LedgerSearch;
import org.xueshi.ledger.entity.Level;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.ledger.entity.Theme;

/** The Office's search as it stands in the address. What cannot be read is not asked, and said. */
public class LedgerQuery {

  @QueryParam("person")
  private String person;

  @QueryParam("school")
  private String school;

  @QueryParam("course")
  private String course;

  @QueryParam("mode")
  private String mode;

  @QueryParam("level")
  private String level;

  @QueryParam("theme")
  private String theme;

  @QueryParam("type")
  private String type;

  @QueryParam("year")
  private String year;

  @QueryParam("from")
  private String from;

  @QueryParam("to")
  private String to;

  @QueryParam("least")
  private String least;

  @QueryParam("most")
  private String most;

  @QueryParam("by")
  private String by;

  @QueryParam("sort")
  private String sort;

  @QueryParam("up")
  private String up;

  @QueryParam("key")
  private String key;

  @QueryParam("after")
  private String after;

  /** What was typed into a field, for showing it again. */
  public String typed(String field) {
    return fields().getOrDefault(field, "");
  }

  public LedgerSearch.Order order() {
    return named(LedgerSearch.Order.values(), sort, LedgerSearch.Order.RECORDED);
  }

  public boolean ascending() {
    return "yes".equals(up);
  }

  /** Whether anything narrows the search. */
  public boolean isBlank() {
    return fields().entrySet().stream()
        .filter(field -> !field.getKey().equals("sort") && !field.getKey().equals("up"))
        .allMatch(field -> field.getValue().isEmpty());
  }

  /** Whether anything beyond name, course and school narrows it. */
  public boolean isDetailed() {
    return Stream.of(mode, level, theme, type, year, from, to, least, most, by)
        .anyMatch(field -> !text(field).isEmpty());
  }

  LedgerSearch.Criteria criteria() {
    return new LedgerSearch.Criteria(
        text(person),
        null,
        Ids.parse(school).orElse(null),
        text(course),
        named(Mode.values(), mode, null),
        named(Level.values(), level, null),
        named(Theme.values(), theme, null),
        text(type),
        text(year).matches("(19|20)\\d\\d") ? Integer.parseInt(text(year)) : 0,
        date(from),
        date(to),
        number(least),
        number(most),
        text(by));
  }

  LedgerSearch.Position position() {
    var last = Ids.parse(after).orElse(null);
    var seen = last == null || !readable(key) ? null : new LedgerSearch.After(text(key), last);
    return new LedgerSearch.Position(order(), ascending(), seen);
  }

  /** A key that somebody made up must not reach the database as a date or number. */
  private boolean readable(String value) {
    return switch (order()) {
      case EARNED -> date(value) != null;
      case MINUTES -> text(value).matches("-?\\d{1,9}");
      case RECORDED, PERSON -> true;
    };
  }

  /** {@code null} if everything could be read. */
  Text problem() {
    if ((!text(from).isEmpty() && date(from) == null)
        || (!text(to).isEmpty() && date(to) == null)) {
      return Text.of("ledger.search.badDate");
    }
    var numbers = Stream.of(least, most, year).map(LedgerQuery::text);
    return numbers.allMatch(value -> value.matches("\\d{0,7}"))
        ? null
        : Text.of("ledger.search.badNumber");
  }

  /** The query string of the page after {@code last}. */
  String next(LedgerSearch.After last) {
    var fields = fields();
    fields.put("key", last.key());
    fields.put("after", last.id().toString());
    return query(fields);
  }

  /** The query string of the same search, without the page, e.g. for an export. */
  public String query() {
    return query(fields());
  }

  /** The same search in another order; the order it has already is turned round. */
  public String sorted(LedgerSearch.Order other) {
    var fields = fields();
    fields.put("sort", other.name());
    fields.put("up", order() == other && !ascending() ? "yes" : "");
    return query(fields);
  }

  /** For {@code aria-sort} of a column head. */
  public String aria(LedgerSearch.Order column) {
    return order() != column ? null : ascending() ? "ascending" : "descending";
  }

  private Map<String, String> fields() {
    var fields = new LinkedHashMap<String, String>();
    fields.put("person", text(person));
    fields.put("school", text(school));
    fields.put("course", text(course));
    fields.put("mode", text(mode));
    fields.put("level", text(level));
    fields.put("theme", text(theme));
    fields.put("type", text(type));
    fields.put("year", text(year));
    fields.put("from", text(from));
    fields.put("to", text(to));
    fields.put("least", text(least));
    fields.put("most", text(most));
    fields.put("by", text(by));
    fields.put("sort", text(sort));
    fields.put("up", ascending() ? "yes" : "");
    return fields;
  }

  private static String query(Map<String, String> fields) {
    var query =
        fields.entrySet().stream()
            .filter(field -> !field.getValue().isEmpty())
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? "" : "?" + query;
  }

  private static int number(String value) {
    return text(value).matches("\\d{1,7}") ? Integer.parseInt(text(value)) : 0;
  }

  private static <E extends Enum<E>> E named(E[] all, String name, E otherwise) {
    return Stream.of(all)
        .filter(one -> one.name().equals(text(name)))
        .findFirst()
        .orElse(otherwise);
  }

  private static String text(String value) {
    return value == null ? "" : value.strip();
  }

  private static LocalDate date(String value) {
    try {
      return text(value).isBlank() ? null : LocalDate.parse(text(value));
    } catch (DateTimeParseException unreadable) {
      return null;
    }
  }
}
