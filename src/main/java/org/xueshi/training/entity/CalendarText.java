package org.xueshi.training.entity;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;

/** 日历: sessions and due days as iCalendar (RFC 5545). */
public final class CalendarText {

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private static final int LINE_BYTES = 75;

  private CalendarText() {}

  /**
   * Something in the calendar: with {@code starts} and {@code ends}, or on a whole {@code day}.
   *
   * @param day null for something with a time of day; else {@code starts} and {@code ends} are null
   */
  public record Event(
      UUID id, String title, String place, Instant starts, Instant ends, LocalDate day) {}

  /** The whole feed, lines ended by CR LF and folded at 75 bytes. */
  public static String of(String name, List<Event> events, Instant now) {
    var text = new StringBuilder();
    line(text, "BEGIN:VCALENDAR");
    line(text, "VERSION:2.0");
    line(text, "PRODID:-//Xueshi//Training//ZH");
    line(text, "METHOD:PUBLISH");
    line(text, "X-WR-CALNAME:" + escaped(name));
    line(text, "X-PUBLISHED-TTL:PT1H");
    for (var event : events) {
      event(text, event, now);
    }
    line(text, "END:VCALENDAR");
    return text.toString();
  }

  private static void event(StringBuilder text, Event event, Instant now) {
    line(text, "BEGIN:VEVENT");
    line(text, "UID:" + event.id() + "@xueshi");
    line(text, "DTSTAMP:" + UTC.format(now));
    if (event.day() == null) {
      line(text, "DTSTART:" + UTC.format(event.starts()));
      line(text, "DTEND:" + UTC.format(event.ends()));
    } else {
      line(text, "DTSTART;VALUE=DATE:" + DateTimeFormatter.BASIC_ISO_DATE.format(event.day()));
    }
    line(text, "SUMMARY:" + escaped(event.title()));
    if (!event.place().isEmpty()) {
      line(text, "LOCATION:" + escaped(event.place()));
    }
    line(text, "END:VEVENT");
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replaceAll("\\R", "\\\\n");
  }

  /** Folded between characters, never inside one: a Chinese character is three bytes. */
  private static void line(StringBuilder text, String line) {
    var bytes = 0;
    for (var i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
      var letter = Character.toString(line.codePointAt(i));
      var size = letter.getBytes(StandardCharsets.UTF_8).length;
      if (bytes + size > LINE_BYTES) {
        text.append("\r\n ");
        bytes = 1;
      }
      text.append(letter);
      bytes += size;
    }
    text.append("\r\n");
  }
}
