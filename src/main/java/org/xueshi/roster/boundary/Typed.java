package org.xueshi.roster.boundary;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.xueshi.kernel.entity.Ids;

/** What stands in the fields of a form, as typed; what means nothing is null. */
public record Typed(Map<String, String> fields) {

  static Typed of(MultivaluedMap<String, String> form) {
    var fields = new HashMap<String, String>();
    form.forEach((name, values) -> fields.put(name, values.isEmpty() ? "" : values.get(0)));
    return new Typed(fields);
  }

  static Typed empty() {
    return new Typed(Map.of());
  }

  public String text(String name) {
    var value = fields.get(name);
    return value == null ? "" : value.replace("\u0000", "").strip();
  }

  public boolean chose(String name, Object value) {
    return value != null && text(name).equals(value.toString());
  }

  public boolean ticked(String name) {
    return fields.containsKey(name);
  }

  UUID id(String name) {
    return Ids.parse(text(name)).orElse(null);
  }

  LocalDate date(String name) {
    try {
      return LocalDate.parse(text(name));
    } catch (DateTimeException none) {
      return null;
    }
  }

  <E extends Enum<E>> E one(String name, Class<E> type) {
    for (var constant : type.getEnumConstants()) {
      if (constant.name().equals(text(name))) {
        return constant;
      }
    }
    return null;
  }
}
