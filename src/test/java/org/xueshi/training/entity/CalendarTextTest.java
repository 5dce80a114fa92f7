package org.xueshi.training.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CalendarTextTest {

  private static final Instant NINE = Instant.parse("2026-11-24T01:00:00Z");
  private static final UUID ID = UUID.fromString("019b0000-0000-7000-8000-00000000000a");

  @Test
  void sessions_have_a_time_and_tasks_a_day() {
    var session =
        new CalendarText.Event(ID, "研讨, 第一次; 甲\\乙", "三楼", NINE, NINE.plusSeconds(5400), null);
    var task = new CalendarText.Event(ID, "上一节课", "", null, null, LocalDate.of(2027, 1, 31));
    var text = CalendarText.of("教师培训", List.of(session, task), NINE);
    assertThat(text)
        .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
        .contains("DTSTART:20261124T010000Z\r\nDTEND:20261124T023000Z\r\n")
        .contains("SUMMARY:研讨\\, 第一次\\; 甲\\\\乙\r\nLOCATION:三楼\r\n")
        .contains("DTSTART;VALUE=DATE:20270131\r\n")
        .endsWith("END:VCALENDAR\r\n");
  }

  @Test
  void lines_are_folded_at_75_bytes_and_never_inside_a_letter() {
    var title = "甘州区小学数学教师信息技术应用能力提升研修𠮷".repeat(8);
    var event = new CalendarText.Event(ID, title, "", NINE, NINE.plusSeconds(60), null);
    var text = CalendarText.of("x", List.of(event), NINE);
    for (var line : text.split("\r\n")) {
      assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
    }
    assertThat(text.replace("\r\n ", "")).contains("SUMMARY:" + title + "\r\n");
  }
}
