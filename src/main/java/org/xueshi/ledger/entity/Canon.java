package org.xueshi.ledger.entity;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import org.xueshi.kernel.entity.Digests;
import org.xueshi.kernel.entity.Text;

/**
 * The one canonical spelling of what is sealed: {@code name:length:value\n} in UTF-8, in the order
 * in which it is written. Lengths make it unambiguous whatever a title contains. Only what was
 * decided goes in; derived values stay out, so that they can be recomputed another way one day.
 */
final class Canon {

  private final StringBuilder spelled = new StringBuilder(1536);

  /** {@code what} names format and version of the sealed thing, e.g. {@code xueshi.entry.1}. */
  Canon(String what) {
    with("what", what);
  }

  Canon with(String name, Object value) {
    spelled.append(name).append(':');
    // An absent value is not an empty one.
    if (value == null) {
      spelled.append("-:");
    } else {
      var text = spell(value);
      spelled.append(length(text)).append(':').append(text);
    }
    spelled.append('\n');
    return this;
  }

  Canon withAll(String name, Collection<?> values) {
    with(name, values.size());
    values.forEach(value -> with(name, value));
    return this;
  }

  byte[] bytes() {
    return spelled.toString().getBytes(StandardCharsets.UTF_8);
  }

  Seal seal() {
    return new Seal(Digests.sha256(bytes()));
  }

  /** In bytes. */
  private static int length(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127) {
        return text.getBytes(StandardCharsets.UTF_8).length;
      }
    }
    return text.length();
  }

  private static String spell(Object value) {
    if (value instanceof Instant instant) {
      // PostgreSQL keeps microseconds; what is sealed must survive the round trip.
      return instant.truncatedTo(ChronoUnit.MICROS).toString();
    }
    if (value instanceof Text text) {
      return text.arguments().stream()
          .map(argument -> spell(argument))
          .map(argument -> argument.length() + ":" + argument)
          .reduce(text.key(), (left, right) -> left + "|" + right);
    }
    if (value instanceof Interval interval) {
      return spell(interval.from()) + "/" + spell(interval.to());
    }
    return value.toString();
  }
}
