package org.xueshi.lti.control;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A platform's answer.
 *
 * @param headers by name in lower case
 */
record Reply(int status, Map<String, List<String>> headers, byte[] bytes) {

  boolean successful() {
    return status >= 200 && status < 300;
  }

  String body() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Values of a header, joined; empty if it is missing. */
  String header(String lowerCaseName) {
    return String.join(", ", headers.getOrDefault(lowerCaseName, List.of()));
  }
}
