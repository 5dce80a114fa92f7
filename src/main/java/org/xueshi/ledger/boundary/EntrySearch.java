package org.xueshi.ledger.boundary;

import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.control.Entries;

/** A search as it stands in the address. What cannot be read counts as not asked, and is said. */
public class EntrySearch {

  @QueryParam("person")
  private String person;

  @QueryParam("course")
  private String course;

  @QueryParam("from")
  private String from;

  @QueryParam("to")
  private String to;

  @QueryParam("before")
  private String before;

  public String person() {
    return text(person);
  }

  public String course() {
    return text(course);
  }

  public String from() {
    return text(from);
  }

  public String to() {
    return text(to);
  }

  UUID before() {
    return Ids.parse(before).orElse(null);
  }

  /** Whether anything narrows the search. */
  public boolean isBlank() {
    return person().isBlank() && course().isBlank() && from().isBlank() && to().isBlank();
  }

  Entries.Search search() {
    return search(null, null);
  }

  /** Further narrowed to one person or course run; {@code null} for any. */
  Entries.Search search(UUID personId, UUID courseRun) {
    return new Entries.Search(person(), course(), personId, courseRun, date(from), date(to));
  }

  /** {@code null} if every date could be read. */
  Text problem() {
    var unreadable =
        (!from().isBlank() && date(from) == null) || (!to().isBlank() && date(to) == null);
    return unreadable ? Text.of("ledger.search.badDate") : null;
  }

  /** The query string of the page after {@code last}. */
  String query(UUID last) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("person", person());
    fields.put("course", course());
    fields.put("from", from());
    fields.put("to", to());
    fields.put("before", last.toString());
    return fields.entrySet().stream()
        .filter(field -> !field.getValue().isBlank())
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&", "?", ""));
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
