package org.xueshi.practice.json;

import com.nimbusds.jose.shaded.gson.Gson;
import com.nimbusds.jose.shaded.gson.GsonBuilder;
import com.nimbusds.jose.shaded.gson.JsonParseException;
import com.nimbusds.jose.shaded.gson.Strictness;
import com.nimbusds.jose.shaded.gson.ToNumberPolicy;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads and writes JSON. Objects become maps, arrays lists, numbers {@code Long} or {@code Double}.
 */
public final class Json {
  private static final Gson GSON =
      new GsonBuilder()
          .serializeNulls()
          .disableHtmlEscaping()
          .setStrictness(Strictness.STRICT)
          .setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE)
          .create();

  private Json() {}

  public static String write(Object value) {
    return GSON.toJson(value);
  }

  /** The parsed text, or nothing when it is not JSON (or just {@code null}). */
  public static Optional<Object> read(String text) {
    try {
      return Optional.ofNullable(GSON.fromJson(text, Object.class));
    } catch (JsonParseException e) {
      return Optional.empty();
    }
  }

  public static <T> T read(String text, Type type) {
    return GSON.fromJson(text, type);
  }

  /** The parsed text as an object; nothing when it is something else. */
  public static Optional<Map<String, Object>> readObject(String text) {
    return read(text).filter(Map.class::isInstance).map(Json::object);
  }

  /** The value as an object, empty when it is none. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> object(Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  /** The value as a list, empty when it is none. */
  @SuppressWarnings("unchecked")
  public static List<Object> list(Object value) {
    return value instanceof List<?> list ? (List<Object>) list : List.of();
  }

  /** The value as text, empty when absent; numbers as JSON writes them. */
  public static String text(Object value) {
    return value == null ? "" : String.valueOf(value);
  }
}
