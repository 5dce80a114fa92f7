package org.xueshi.lti.control;

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
    REFUSED
  }

  private final Kind kind;

  public PlatformFailure(Kind kind, String what) {
    super(kind + ": " + what);
    this.kind = kind;
  }

  public PlatformFailure(Kind kind, String what, Throwable cause) {
    super(kind + ": " + what, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
