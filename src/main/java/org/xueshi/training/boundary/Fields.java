package org.xueshi.training.boundary;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Ids;

/**
 * What stands in the fields of a form: as it was typed, so that it can be shown again, and as what
 * it means. What means nothing is null or 0; the core says what is wrong with that.
 */
public record Fields(Map<String, List<String>> typed) {

  private static final int DIGITS_MAX = 7;
  private static final int YEAR_MIN = 2000;
  private static final int YEAR_MAX = 2100;

  static Fields of(MultivaluedMap<String, String> form) {
    var typed = new HashMap<String, List<String>>();
    form.forEach((name, values) -> typed.put(name, new ArrayList<>(values)));
    return new Fields(typed);
  }

  static Fields empty() {
    return new Fields(Map.of());
  }

  /** With this field filled in; null leaves it empty. */
  Fields with(String name, Object value) {
    var more = new HashMap<>(typed);
    more.put(name, value == null ? List.of() : List.of(value.toString()));
    return new Fields(more);
  }

  Fields withAll(String name, Set<? extends Enum<?>> values) {
    var more = new HashMap<>(typed);
    more.put(name, values.stream().map(Enum::name).toList());
    return new Fields(more);
  }

  /** As typed; empty if it was not. */
  public String text(String name) {
    var values = typed.getOrDefault(name, List.of());
    return values.isEmpty() || values.get(0) == null ? "" : values.get(0).strip();
  }

  /** Whether this value was chosen, alone or among others. */
  public boolean chose(String name, Object value) {
    return typed.getOrDefault(name, List.of()).contains(value.toString());
  }

  List<String> all(String name) {
    return typed.getOrDefault(name, List.of());
  }

  UUID id(String name) {
    return Ids.parse(text(name)).orElse(null);
  }

  /** Null if it is no date, or one that no training can have. */
  LocalDate date(String name) {
    try {
      var date = LocalDate.parse(text(name));
      return date.getYear() < YEAR_MIN || date.getYear() > YEAR_MAX ? null : date;
    } catch (DateTimeException notADate) {
      return null;
    }
  }

  /** A date field and a time field together, on the district's clock. */
  Instant instant(String date, String time) {
    try {
      return date(date) == null
          ? null
          : LocalTime.parse(text(time)).atDate(date(date)).atZone(Clocks.DISTRICT_ZONE).toInstant();
    } catch (DateTimeException notATime) {
      return null;
    }
  }

  /** Whole, not negative; 0 if it is not. */
  int number(String name) {
    var text = text(name);
    return text.matches("[0-9]{1," + DIGITS_MAX + "}") ? Integer.parseInt(text) : 0;
  }

  /** Null if it names none. */
  <E extends Enum<E>> E one(String name, Class<E> type) {
    for (var constant : type.getEnumConstants()) {
      if (constant.name().equals(text(name))) {
        return constant;
      }
    }
    return null;
  }

  <E extends Enum<E>> Set<E> some(String name, Class<E> type) {
    var chosen = typed.getOrDefault(name, List.of());
    return List.of(type.getEnumConstants()).stream()
        .filter(constant -> chosen.contains(constant.name()))
        .collect(Collectors.toSet());
  }
}
