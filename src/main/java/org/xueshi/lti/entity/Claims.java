package org.xueshi.lti.entity;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A JSON object read by kind: what is missing and what has the wrong kind both read as empty. Text
 * comes cleaned ({@link #clean}), since it ends in pages and in a database.
 *
 * @param values the members as a JSON parser gives them: String, Number, Boolean, List, Map, null
 */
public record Claims(Map<String, Object> values) {

  /** Longest text taken from a message, in characters; longer display text is cut. */
  public static final int TEXT_MAX = 1000;

  /** Longest identifier, in characters (OpenID Connect Core 2, {@code sub}). */
  public static final int ID_MAX = 255;

  private static final int URL_MAX = 4096;

  public static Claims none() {
    return new Claims(Map.of());
  }

  public boolean has(String name) {
    return values.get(name) != null;
  }

  /** Display text, cleaned; empty if missing, blank, or not a string. */
  public Optional<String> text(String name) {
    return values.get(name) instanceof String text
        ? Optional.of(clean(text)).filter(cleaned -> !cleaned.isBlank())
        : Optional.empty();
  }

  /** The string exactly as sent, for comparing; empty if missing or not a string. */
  public Optional<String> exact(String name) {
    return values.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** An identifier: 1 to 255 characters, not blank, no control character, no half of a pair. */
  public Optional<String> identifier(String name) {
    return exact(name).filter(Claims::isIdentifier);
  }

  public Optional<Double> number(String name) {
    return values.get(name) instanceof Number number && Double.isFinite(number.doubleValue())
        ? Optional.of(number.doubleValue())
        : Optional.empty();
  }

  public boolean isTrue(String name) {
    return Boolean.TRUE.equals(values.get(name));
  }

  /** The nested object; without members if missing or of another kind. */
  public Claims object(String name) {
    return values.get(name) instanceof Map<?, ?> map ? new Claims(keyed(map)) : none();
  }

  /** The strings of a list; other elements are left out. */
  public List<String> texts(String name) {
    var texts = new ArrayList<String>();
    if (values.get(name) instanceof List<?> list) {
      for (var element : list) {
        if (element instanceof String text) {
          texts.add(text);
        }
      }
    }
    return List.copyOf(texts);
  }

  /** The objects of a list; other elements are left out. */
  public List<Claims> objects(String name) {
    return values.get(name) instanceof List<?> list ? objects(list) : List.of();
  }

  /** The objects among the elements of a list. */
  public static List<Claims> objects(List<?> list) {
    var objects = new ArrayList<Claims>();
    for (var element : list) {
      if (element instanceof Map<?, ?> map) {
        objects.add(new Claims(keyed(map)));
      }
    }
    return objects;
  }

  public boolean isList(String name) {
    return values.get(name) instanceof List;
  }

  /** An absolute http or https address without user information, else empty. */
  public Optional<URI> url(String name) {
    return exact(name).flatMap(Claims::httpUrl);
  }

  /** As {@link #url}, for any text. */
  public static Optional<URI> httpUrl(String text) {
    if (text.length() > URL_MAX) {
      return Optional.empty();
    }
    try {
      var uri = new URI(text);
      var http = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      return http && uri.getHost() != null && uri.getRawUserInfo() == null
          ? Optional.of(uri)
          : Optional.empty();
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }

  /**
   * Text fit to be shown and stored: no control characters, no marks that turn the reading
   * direction of what follows, no half surrogate pairs, at most {@value #TEXT_MAX} characters.
   */
  public static String clean(String text) {
    var cleaned = new StringBuilder(Math.min(text.length(), TEXT_MAX));
    text.codePoints()
        .limit(TEXT_MAX)
        .filter(c -> c == '\n' || !isUnfit(c))
        .forEach(cleaned::appendCodePoint);
    return cleaned.toString().strip();
  }

  /**
   * The members as a database keeps them: without the characters that no PostgreSQL text has (NUL
   * and half surrogate pairs) and without numbers that are none.
   */
  public Map<String, Object> storable() {
    var storable = new LinkedHashMap<String, Object>();
    values.forEach((name, value) -> storable.put(storable(name), storable(value)));
    return storable;
  }

  private static Object storable(Object value) {
    if (value instanceof String text) {
      return storable(text);
    }
    if (value instanceof Map<?, ?> map) {
      return new Claims(keyed(map)).storable();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Claims::storable).collect(Collectors.toCollection(ArrayList::new));
    }
    return value instanceof Double number && !Double.isFinite(number) ? null : value;
  }

  private static String storable(String text) {
    var kept = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> c != 0 && (c < 0xD800 || c > 0xDFFF))
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean isIdentifier(String text) {
    return !text.isBlank()
        && text.length() <= ID_MAX
        && text.codePoints().noneMatch(Claims::isUnfit);
  }

  private static boolean isUnfit(int c) {
    var turnsDirection = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return turnsDirection || Character.isISOControl(c) || (c >= 0xD800 && c <= 0xDFFF);
  }

  private static Map<String, Object> keyed(Map<?, ?> map) {
    var keyed = new LinkedHashMap<String, Object>();
    map.forEach((key, value) -> keyed.put(String.valueOf(key), value));
    return keyed;
  }
}
