package org.xueshi.practice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.xueshi.practice.json.Json;

/** A file of what was recorded from a real Moodle. */
record Recording(Object content) {

  /** One request and its answer. */
  record Exchange(
      String label, Instant time, Map<String, Object> request, Map<String, Object> response) {

    static Exchange of(Object json) {
      Map<String, Object> fields = Json.object(json);
      Object time = fields.get("time");
      return new Exchange(
          Json.text(fields.get("label")),
          time == null ? Instant.EPOCH : Instant.parse(Json.text(time)),
          Json.object(fields.get("request")),
          Json.object(fields.get("response")));
    }

    Object body() {
      return response.get("body");
    }

    String requestHeader(String name) {
      return Json.text(Json.object(request.get("headers")).get(name));
    }

    String responseHeader(String name) {
      return Json.text(Json.object(response.get("headers")).get(name));
    }
  }

  static Recording of(String file) {
    try (InputStream in = Recording.class.getResourceAsStream("/moodle-4.5/" + file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Recording(Json.read(text).orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Exchange> exchanges() {
    Object list = content instanceof List<?> ? content : object().get("exchanges");
    return Json.list(list).stream().map(Exchange::of).toList();
  }

  Map<String, Object> object() {
    return Json.object(content);
  }

  /** The claims of the id_token of a launch or a selection. */
  Map<String, Object> idToken() {
    return Json.object(Json.object(object().get("idToken")).get("payload"));
  }
}
