package org.xueshi.lti.control;

import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Whether a platform asks to be left alone for a while, and for how long. */
final class Patience {

  static final Duration USUAL_WAIT = Duration.ofSeconds(30);
  private static final Duration WAIT_MAX = Duration.ofHours(1);

  private Patience() {}

  /** Canvas says so with 403 and a text; others with 429; and the statuses that mean "not now". */
  static boolean isAskedFor(Reply reply) {
    return switch (reply.status()) {
      case 408, 425, 429 -> true;
      case 403 -> reply.body().toLowerCase(Locale.ROOT).contains("rate limit");
      default -> reply.status() >= 500;
    };
  }

  /** Retry-After in seconds or as a date (RFC 9110 10.2.3), between a second and an hour. */
  static Duration asked(Reply reply, Clock clock) {
    var value = reply.header("retry-after").strip();
    var asked =
        value.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(value)) : until(value, clock);
    if (asked.compareTo(WAIT_MAX) > 0) {
      return WAIT_MAX;
    }
    return asked.compareTo(Duration.ofSeconds(1)) < 0 ? USUAL_WAIT : asked;
  }

  private static Duration until(String date, Clock clock) {
    try {
      var at = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Duration.between(clock.instant(), at.toInstant());
    } catch (DateTimeParseException none) {
      return Duration.ZERO;
    }
  }
}
