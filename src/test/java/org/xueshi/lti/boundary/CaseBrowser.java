package org.xueshi.lti.boundary;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A browser without a screen: keeps cookies, follows nothing by itself, reads one language. */
final class CaseBrowser {

  /** What came back. */
  record Page(int status, Map<String, java.util.List<String>> headers, String body) {

    URI location() {
      return URI.create(headers.get("location").get(0));
    }

    Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name)).map(values -> values.get(0));
    }
  }

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final String language;
  private final Map<String, String> cookies = new ConcurrentHashMap<>();

  CaseBrowser(String language) {
    this.language = language;
  }

  /** Another browser that reads the same language and has no cookies yet. */
  CaseBrowser another() {
    return new CaseBrowser(language);
  }

  String language() {
    return language;
  }

  Map<String, String> cookies() {
    return cookies;
  }

  Page get(URI address) {
    return get(address, Map.of());
  }

  Page get(URI address, Map<String, String> headers) {
    var request = HttpRequest.newBuilder(address).GET();
    headers.forEach(request::header);
    return send(request);
  }

  /** Posts a form; fields that are null are left out. */
  Page post(URI address, Map<String, String> form) {
    return post(address, form, Map.of());
  }

  Page post(URI address, Map<String, String> form, Map<String, String> headers) {
    return postRaw(address, encoded(form), headers);
  }

  Page postRaw(URI address, String body, Map<String, String> headers) {
    var request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return send(request);
  }

  static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .filter(field -> field.getValue() != null)
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  static Map<String, String> query(URI address) {
    return Arrays.stream(address.getRawQuery().split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0],
                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                (one, two) -> one,
                LinkedHashMap::new));
  }

  private Page send(HttpRequest.Builder request) {
    request.timeout(Duration.ofSeconds(30)).header("Accept-Language", language);
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    try {
      var answer = HTTP.send(request.build(), BodyHandlers.ofString());
      keep(answer);
      return new Page(answer.statusCode(), answer.headers().map(), answer.body());
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private void keep(HttpResponse<String> answer) {
    for (var cookie : answer.headers().allValues("set-cookie")) {
      var pair = cookie.split(";", 2)[0].split("=", 2);
      if (pair[1].isEmpty()) {
        cookies.remove(pair[0]);
      } else {
        cookies.put(pair[0], pair[1]);
      }
    }
  }
}
