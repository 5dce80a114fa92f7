package org.xueshi.lti.control;

import java.time.Duration;

/** A platform could not be asked, or gave no usable answer. Nothing was changed here. */
public class PlatformFailure extends RuntimeException {

  /** Why. */
  public enum Kind {
    /** Not an address this tool may call: a private network, a wrong scheme, another host. */
    ADDRESS_NOT_ALLOWED,
    UNREACHABLE,
    TOO_SLOW,
    TOO_LARGE,
    /** It answered, with an error or something that cannot be understood. */
    UNUSABLE_ANSWER,
    /** It refused this tool (a token, a registration). */
    REFUSED,
    /** It asks to be left alone for a while; {@link #retryAfter} says how long. */
    BUSY
  }

  private final Kind kind;
  private final Duration retryAfter;

  public PlatformFailure(Kind kind, String what) {
    super(kind + ": " + what);
    this.kind = kind;
    this.retryAfter = Duration.ZERO;
  }

  private PlatformFailure(Duration retryAfter, String what) {
    super(Kind.BUSY + ": " + what);
    this.kind = Kind.BUSY;
    this.retryAfter = retryAfter;
  }

  static PlatformFailure busy(Duration retryAfter, String what) {
    return new PlatformFailure(retryAfter, what);
  }

  public PlatformFailure(Kind kind, String what, Throwable cause) {
    super(kind + ": " + what, cause);
    this.kind = kind;
    this.retryAfter = Duration.ZERO;
  }

  public Kind kind() {
    return kind;
  }

  /** How long the platform wants to be left alone; zero if it did not say, or is not busy. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
