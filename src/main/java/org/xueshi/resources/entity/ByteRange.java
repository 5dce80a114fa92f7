package org.xueshi.resources.entity;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file (RFC 9110, 14.2).
 *
 * @param from first byte, from 0
 * @param to last byte, included
 */
public record ByteRange(long from, long to) {

  private static final Pattern ONE =
      Pattern.compile("bytes=\\s*(\\d{0,18})\\s*-\\s*(\\d{0,18})\\s*");

  /** What the header {@code Range} asks of a file. */
  public enum Asked {
    /** No range, or one that may be ignored (malformed, several parts): the whole file, 200. */
    WHOLE,
    /** One part: 206. */
    PART,
    /** A part that is not there: 416. */
    OUTSIDE
  }

  public static Asked asked(String header, long size) {
    var matcher = matcher(header);
    if (matcher.isEmpty()) {
      return Asked.WHOLE;
    }
    return part(matcher.get(), size).isPresent() ? Asked.PART : Asked.OUTSIDE;
  }

  /** The part asked for, cut to the file's size; empty unless {@link #asked} says PART. */
  public static Optional<ByteRange> of(String header, long size) {
    return matcher(header).flatMap(matcher -> part(matcher, size));
  }

  public long length() {
    return to - from + 1;
  }

  /** For the header {@code Content-Range}. */
  public String of(long size) {
    return "bytes " + from + "-" + to + "/" + size;
  }

  private static Optional<Matcher> matcher(String header) {
    return Optional.ofNullable(header)
        .map(ONE::matcher)
        .filter(Matcher::matches)
        .filter(found -> !found.group(1).isEmpty() || !found.group(2).isEmpty())
        .filter(found -> inOrder(found.group(1), found.group(2)));
  }

  private static boolean inOrder(String from, String to) {
    return from.isEmpty() || to.isEmpty() || Long.parseLong(from) <= Long.parseLong(to);
  }

  private static Optional<ByteRange> part(Matcher found, long size) {
    var last = found.group(2);
    if (found.group(1).isEmpty()) {
      var count = Math.min(Long.parseLong(last), size);
      return count == 0 ? Optional.empty() : Optional.of(new ByteRange(size - count, size - 1));
    }
    var from = Long.parseLong(found.group(1));
    var to = last.isEmpty() ? size - 1 : Math.min(Long.parseLong(last), size - 1);
    return from >= size ? Optional.empty() : Optional.of(new ByteRange(from, to));
  }
}
