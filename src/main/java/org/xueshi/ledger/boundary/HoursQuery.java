package org.xueshi.ledger.boundary;

import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.entity.Known;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.ledger.entity.Statement;

/**
 * What "my credit hours" was asked for, as it stands in the address: which day, which lines, in
 * which groups, which page. What cannot be read counts as not asked; an unreadable date is said.
 */
public class HoursQuery {

  /** How lines are put together. */
  public enum Group {
    NONE,
    YEAR,
    COURSE,
    MODE
  }

  @QueryParam("asOf")
  private String asOf;

  @QueryParam("known")
  private String known;

  @QueryParam("state")
  private String state;

  @QueryParam("mode")
  private String mode;

  @QueryParam("year")
  private String year;

  @QueryParam("group")
  private String group;

  @QueryParam("page")
  private String page;

  /** The day asked for, else today; what was known by the end of the other day, else now. */
  Known known(Instant now) {
    var today = LocalDate.ofInstant(now, Clocks.DISTRICT_ZONE);
    var until =
        date(known)
            .map(day -> day.atTime(LocalTime.MAX).atZone(Clocks.DISTRICT_ZONE).toInstant())
            .orElse(now);
    return new Known(date(asOf).orElse(today), until);
  }

  /** Another day than today, or what was known on another. */
  public boolean isPast() {
    return date(asOf).isPresent() || date(known).isPresent();
  }

  public String asOf() {
    return text(asOf);
  }

  public String known() {
    return text(known);
  }

  public Optional<Statement.State> state() {
    return named(Statement.State.values(), state);
  }

  public Optional<Mode> mode() {
    return named(Mode.values(), mode);
  }

  /** Calendar year in which a line was earned; empty for any. */
  public Optional<Integer> year() {
    return text(year).matches("\\d{4}")
        ? Optional.of(Integer.valueOf(text(year)))
        : Optional.empty();
  }

  public Group group() {
    return named(Group.values(), group).orElse(Group.NONE);
  }

  /** From 1. */
  public int page() {
    return text(page).matches("[1-9]\\d{0,5}") ? Integer.parseInt(text(page)) : 1;
  }

  /** {@code null} if every date could be read. */
  Text problem() {
    var unreadable =
        (!asOf().isBlank() && date(asOf).isEmpty())
            || (!known().isBlank() && date(known).isEmpty());
    return unreadable ? Text.of("ledger.search.badDate") : null;
  }

  /** Whether only some of the lines were asked for. */
  public boolean isFiltered() {
    return state().isPresent() || mode().isPresent() || year().isPresent();
  }

  /** This query with another value of one field, from the first page; empty if nothing is asked. */
  public String with(String field, String value) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("asOf", asOf());
    fields.put("known", known());
    fields.put("state", state().map(Enum::name).orElse(""));
    fields.put("mode", mode().map(Enum::name).orElse(""));
    fields.put("year", year().map(String::valueOf).orElse(""));
    fields.put("group", group() == Group.NONE ? "" : group().name());
    fields.put(field, value);
    var query =
        fields.entrySet().stream()
            .filter(one -> !one.getValue().isBlank())
            .map(HoursQuery::pair)
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? "" : "?" + query;
  }

  private static String pair(Map.Entry<String, String> field) {
    return field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8);
  }

  private static <E extends Enum<E>> Optional<E> named(E[] all, String name) {
    return Stream.of(all).filter(one -> one.name().equals(text(name))).findFirst();
  }

  private static String text(String value) {
    return value == null ? "" : value.strip();
  }

  private static Optional<LocalDate> date(String value) {
    try {
      return text(value).isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(text(value)));
    } catch (DateTimeParseException unreadable) {
      return Optional.empty();
    }
  }
}
