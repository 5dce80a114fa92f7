package org.xueshi.lti.control;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * One request to a platform.
 *
 * @param body the body, or null for none
 * @param timeMax until the last byte of the answer
 * @param bytesMax size of the answer's body
 */
record Call(
    String method,
    URI address,
    Map<String, String> headers,
    String body,
    Duration timeMax,
    int bytesMax) {

  private static final Duration TIME_MAX = Duration.ofSeconds(10);
  private static final int BYTES_MAX = 4 * 1024 * 1024;

  static Call get(URI address) {
    return new Call("GET", address, Map.of(), null, TIME_MAX, BYTES_MAX);
  }

  /** Content types must be exact: Moodle refuses any other, and a list. */
  static Call post(URI address, String contentType, String body) {
    return new Call(
        "POST", address, Map.of("Content-Type", contentType), body, TIME_MAX, BYTES_MAX);
  }

  static Call put(URI address, String contentType, String body) {
    return new Call("PUT", address, Map.of("Content-Type", contentType), body, TIME_MAX, BYTES_MAX);
  }

  static Call delete(URI address) {
    return new Call("DELETE", address, Map.of(), null, TIME_MAX, BYTES_MAX);
  }

  Call accepting(String mediaType) {
    return with("Accept", mediaType);
  }

  Call bearing(String token) {
    return with("Authorization", "Bearer " + token);
  }

  Call within(Duration time, int bytes) {
    return new Call(method, address, headers, body, time, bytes);
  }

  private Call with(String name, String value) {
    var more = new HashMap<>(headers);
    more.put(name, value);
    return new Call(method, address, more, body, timeMax, bytesMax);
  }
}
