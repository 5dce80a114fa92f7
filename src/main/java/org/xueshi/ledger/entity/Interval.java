package org.xueshi.ledger.entity;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Clock time, from inclusive to exclusive: neighbours do not overlap.
 *
 * @param from before {@code to}
 */
public record Interval(Instant from, Instant to) implements Comparable<Interval> {

  public Interval {
    // To the microsecond, as PostgreSQL keeps it: otherwise it would round, and the seal would
    // break.
    from = from.truncatedTo(ChronoUnit.MICROS);
    to = to.truncatedTo(ChronoUnit.MICROS);
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("empty interval " + from + " – " + to);
    }
  }

  public boolean overlaps(Interval other) {
    return from.isBefore(other.to) && other.from.isBefore(to);
  }

  public Duration length() {
    return Duration.between(from, to);
  }

  @Override
  public int compareTo(Interval other) {
    return from.compareTo(other.from);
  }
}
