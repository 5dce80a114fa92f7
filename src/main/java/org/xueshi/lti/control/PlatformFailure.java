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
  private final int status;

  public PlatformFailure(Kind kind, String what) {
    super(kind + ": " + what);
    this.kind = kind;
    this.retryAfter = Duration.ZERO;
    this.status = 0;
  }

  private PlatformFailure(int status, String what) {
    super(Kind.REFUSED + ": " + what + ": status " + status);
    this.kind = Kind.REFUSED;
    this.retryAfter = Duration.ZERO;
    this.status = status;
  }

  /** It answered with a status that is a no. */
  static PlatformFailure refused(int status, String what) {
    return new PlatformFailure(status, what);
  }

  private PlatformFailure(Duration retryAfter, String what) {
    super(Kind.BUSY + ": " + what);
    this.kind = Kind.BUSY;
    this.retryAfter = retryAfter;
    this.status = 0;
  }

  static PlatformFailure busy(Duration retryAfter, String what) {
    return new PlatformFailure(retryAfter, what);
  }

  public PlatformFailure(Kind kind, String what, Throwable cause) {
    super(kind + ": " + what, cause);
    this.kind = kind;
    this.retryAfter = Duration.ZERO;
    this.status = 0;
  }

  public Kind kind() {
    return kind;
  }

  /** Whether the platform says that there is no such thing there. */
  public boolean isGone() {
    return status == 404 || status == 410;
  }

  /** How long the platform wants to be left alone; zero if it did not say, or is not busy. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
