package org.xueshi.operations.control;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.StringReader;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.control.RequestIds;

class JsonLinesTest {

  @Test
  void a_record_is_one_line_with_its_request_whatever_is_in_the_message() {
    var record = new LogRecord(Level.SEVERE, "quote \" and\nline, {0}");
    record.setParameters(new Object[] {"教研室"});
    record.setLoggerName("org.xueshi");
    record.setInstant(Instant.parse("2026-09-01T00:00:00Z"));
    record.setThrown(new IllegalStateException("why"));
    RequestIds.begin("0123456789abcdef");
    String line;
    try {
      line = new JsonLines().format(record);
    } finally {
      RequestIds.end();
    }
    assertThat(line.strip()).doesNotContain("\n");
    var json = Json.createReader(new StringReader(line)).readObject();
    assertThat(json.getString("message")).isEqualTo("quote \" and\nline, 教研室");
    assertThat(json.getString("request")).isEqualTo("0123456789abcdef");
    assertThat(json.getString("at")).isEqualTo("2026-09-01T00:00:00Z");
    assertThat(json.getString("error")).isEqualTo("java.lang.IllegalStateException");
  }

  @Test
  void a_number_offered_from_outside_is_taken_only_if_it_cannot_forge_a_line() {
    assertThat(RequestIds.acceptedOrNew("proxy-0123456789")).isEqualTo("proxy-0123456789");
    assertThat(RequestIds.acceptedOrNew("a\n\"level\":\"x\"")).matches("[0-9a-f]{16}");
    assertThat(RequestIds.acceptedOrNew(null)).matches("[0-9a-f]{16}");
  }
}
