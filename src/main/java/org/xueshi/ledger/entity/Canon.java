package org.xueshi.ledger.entity;

import java.io.ByteArrayOutputStream;
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

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);

  /** {@code what} names format and version of the sealed thing, e.g. {@code xueshi.entry.1}. */
  Canon(String what) {
    with("what", what);
  }

  Canon with(String name, Object value) {
    var spelled = value == null ? null : spell(value).getBytes(StandardCharsets.UTF_8);
    // An absent value is not an empty one.
    write(name + ":" + (spelled == null ? "-" : spelled.length) + ":");
    if (spelled != null) {
      bytes.writeBytes(spelled);
    }
    write("\n");
    return this;
  }

  Canon withAll(String name, Collection<?> values) {
    with(name, values.size());
    values.forEach(value -> with(name, value));
    return this;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  Seal seal() {
    return new Seal(Digests.sha256(bytes.toByteArray()));
  }

  private void write(String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
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
