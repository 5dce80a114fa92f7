package org.xueshi.practice.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came.
 *
 * @param target path and query as sent, still escaped
 * @param headers by name, whatever its case
 */
public record Request(String method, String target, Map<String, String> headers, byte[] body) {

  public boolean isGet() {
    return method.equals("GET") || isHead();
  }

  public boolean isHead() {
    return method.equals("HEAD");
  }

  public String path() {
    return target.split("\\?", 2)[0];
  }

  public Parameters query() {
    int mark = target.indexOf('?');
    return Parameters.parse(mark < 0 ? "" : target.substring(mark + 1));
  }

  /** The fields of a posted form; none when the body is something else. */
  public Parameters form() {
    boolean isForm = contentType().equals("application/x-www-form-urlencoded");
    return Parameters.parse(isForm ? bodyText() : "");
  }

  /** Query and form together, the form winning, as PHP's {@code optional_param} sees them. */
  public Parameters parameters() {
    return query().and(form());
  }

  public String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** The media type without its parameters, or nothing. */
  public String contentType() {
    return header("Content-Type").orElse("").split(";", 2)[0].trim();
  }

  public Optional<String> cookie(String name) {
    for (String cookie : header("Cookie").orElse("").split(";")) {
      String[] pair = cookie.trim().split("=", 2);
      if (pair.length == 2 && pair[0].equals(name)) {
        return Optional.of(pair[1]);
      }
    }
    return Optional.empty();
  }
}
