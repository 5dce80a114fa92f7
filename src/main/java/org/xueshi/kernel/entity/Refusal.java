package org.xueshi.kernel.entity;

/**
 * An expected "no, because": a use case declines and nothing is written (the transaction rolls
 * back). The boundary shows its text, in the reader's language, with a way on. Broken invariants
 * are other exceptions; failures of the world (network, database) are retried.
 */
public class Refusal extends RuntimeException {

  /** Why in general, which decides the HTTP status. */
  public enum Kind {
    INVALID(422),
    UNAUTHENTICATED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    CONFLICT(409),
    GONE(410),
    TOO_LARGE(413),
    TOO_MANY(429),
    UNAVAILABLE(503);

    private final int status;

    Kind(int status) {
      this.status = status;
    }

    public int status() {
      return status;
    }
  }

  private final Kind kind;
  private final transient Text text;

  public Refusal(Kind kind, Text text) {
    super(text.key());
    this.kind = kind;
    this.text = text;
  }

  public static Refusal invalid(String key, Object... arguments) {
    return new Refusal(Kind.INVALID, Text.of(key, arguments));
  }

  public static Refusal conflict(String key, Object... arguments) {
    return new Refusal(Kind.CONFLICT, Text.of(key, arguments));
  }

  public static Refusal forbidden(String key, Object... arguments) {
    return new Refusal(Kind.FORBIDDEN, Text.of(key, arguments));
  }

  /** It is not there, or not for this viewer: the same answer. */
  public static Refusal notFound() {
    return new Refusal(Kind.NOT_FOUND, Text.of("web.refusal.notFound"));
  }

  public Kind kind() {
    return kind;
  }

  public Text text() {
    return text;
  }
}
