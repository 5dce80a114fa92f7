package org.xueshi.practice.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Named values of a query or a form. Of several with one name the last counts, as in PHP. */
public record Parameters(Map<String, String> values) {

  public static Parameters parse(String encoded) {
    var values = new LinkedHashMap<String, String>();
    for (String pair : encoded.split("&")) {
      String[] parts = pair.split("=", 2);
      if (!parts[0].isEmpty()) {
        values.put(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
      }
    }
    return new Parameters(values);
  }

  public static String encode(Map<String, ?> values) {
    return values.entrySet().stream()
        .map(e -> encode(e.getKey()) + "=" + encode(String.valueOf(e.getValue())))
        .collect(Collectors.joining("&"));
  }

  public Parameters and(Parameters stronger) {
    var both = new LinkedHashMap<>(values);
    both.putAll(stronger.values);
    return new Parameters(both);
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** The value, or the empty text. */
  public String get(String name) {
    return values.getOrDefault(name, "");
  }

  /** The value as a number, or nothing when it is not one. */
  public Optional<Long> number(String name) {
    return get(name).matches("\\d{1,18}")
        ? Optional.of(Long.parseLong(get(name)))
        : Optional.empty();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
