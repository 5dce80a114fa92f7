package org.xueshi.training.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which parts of a medium a participant has seen at its own speed. Parts are apart and in order;
 * what lies closer together than a second is one part.
 */
public record Coverage(List<Part> parts) {

  public static final Coverage NONE = new Coverage(List.of());

  private static final long NEAR_MILLIS = 1_000;

  /** So scattered no viewing is; the shortest gaps are closed beyond it. */
  private static final int PARTS_MAX = 200;

  public Coverage {
    parts = List.copyOf(parts);
  }

  /** From inclusive to exclusive, in milliseconds of the medium; never empty. */
  public record Part(long from, long to) {
    public Part {
      if (from < 0 || to <= from) {
        throw new IllegalArgumentException("no part: " + from + "-" + to);
      }
    }

    long length() {
      return to - from;
    }
  }

  /** Milliseconds seen. */
  public long length() {
    return parts.stream().mapToLong(Part::length).sum();
  }

  /** How many milliseconds of the part were not seen before. */
  public long fresh(Part part) {
    var seen =
        parts.stream()
            .mapToLong(old -> Math.min(old.to(), part.to()) - Math.max(old.from(), part.from()))
            .filter(shared -> shared > 0)
            .sum();
    return part.length() - seen;
  }

  /** Whether this moment was seen. */
  public boolean holds(long position) {
    return parts.stream().anyMatch(part -> part.from() <= position && position < part.to());
  }

  /** With that part seen as well. */
  public Coverage plus(Part part) {
    var sorted =
        Stream.concat(parts.stream(), Stream.of(part))
            .sorted(Comparator.comparingLong(Part::from))
            .toList();
    for (var near = NEAR_MILLIS; ; near *= 2) {
      var merged = merged(sorted, near);
      if (merged.size() <= PARTS_MAX) {
        return new Coverage(merged);
      }
    }
  }

  private static List<Part> merged(List<Part> sorted, long near) {
    var merged = new ArrayList<Part>();
    for (var part : sorted) {
      var last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (last != null && part.from() <= last.to() + near) {
        merged.set(merged.size() - 1, new Part(last.from(), Math.max(last.to(), part.to())));
      } else {
        merged.add(part);
      }
    }
    return merged;
  }

  /** As it is kept: {@code 0-12000,15000-20000}. */
  public String text() {
    return parts.stream()
        .map(part -> part.from() + "-" + part.to())
        .collect(Collectors.joining(","));
  }

  /**
   * The opposite of {@link #text}.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static Coverage parse(String text) {
    if (text.isEmpty()) {
      return NONE;
    }
    return new Coverage(
        Stream.of(text.split(","))
            .map(part -> part.split("-", 2))
            .map(ends -> new Part(Long.parseLong(ends[0]), Long.parseLong(ends[1])))
            .toList());
  }
}
