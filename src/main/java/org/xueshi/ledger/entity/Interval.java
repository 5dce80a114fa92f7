package org.xueshi.ledger.entity;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

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

  /** The time that both have; empty if none. */
  Stream<Interval> shared(Interval other) {
    return overlaps(other)
        ? Stream.of(
            new Interval(
                from.isAfter(other.from) ? from : other.from,
                to.isBefore(other.to) ? to : other.to))
        : Stream.empty();
  }

  /** What is left of {@code intervals} without {@code taken}, sorted. */
  public static List<Interval> without(List<Interval> intervals, List<Interval> taken) {
    var left = intervals.stream();
    for (var one : taken) {
      left = left.flatMap(piece -> piece.without(one));
    }
    return left.sorted().toList();
  }

  private Stream<Interval> without(Interval other) {
    if (!overlaps(other)) {
      return Stream.of(this);
    }
    var before = from.isBefore(other.from) ? Stream.of(new Interval(from, other.from)) : null;
    var after = other.to.isBefore(to) ? Stream.of(new Interval(other.to, to)) : null;
    return Stream.of(before, after).filter(Objects::nonNull).flatMap(piece -> piece);
  }

  public Duration length() {
    return Duration.between(from, to);
  }

  @Override
  public int compareTo(Interval other) {
    return from.compareTo(other.from);
  }
}
