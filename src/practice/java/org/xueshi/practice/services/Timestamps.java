package org.xueshi.practice.services;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import org.xueshi.practice.site.Site;

/** Times as the services read and write them. */
final class Timestamps {
  private static final DateTimeFormatter OUT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx").withZone(Site.ZONE);
  private static final DateTimeFormatter IN =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter();

  private Timestamps() {}

  /** A time without zone is taken for the site's. */
  static Optional<Instant> read(String text) {
    try {
      TemporalAccessor time =
          IN.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      return Optional.of(instant(time));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Instant instant(TemporalAccessor time) {
    if (time instanceof OffsetDateTime exact) {
      return exact.toInstant();
    }
    LocalDateTime local =
        time instanceof LocalDateTime full ? full : LocalDate.from(time).atStartOfDay();
    return local.atZone(Site.ZONE).toInstant();
  }

  static String write(long seconds) {
    return OUT.format(Instant.ofEpochSecond(seconds));
  }
}
