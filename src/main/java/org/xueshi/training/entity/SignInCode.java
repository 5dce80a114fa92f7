package org.xueshi.training.entity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.function.LongFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * 签到码 and 签退码: six digits on the trainer's screen that change every half minute, made of the
 * session's secret and the time (the construction of RFC 4226 and 6238, with SHA-256, and the
 * session's id and the kind of stamp in the message); and the same as a long token, for a QR code
 * that nobody could guess.
 */
public final class SignInCode {

  public static final int DIGITS = 6;

  /** How long a code is shown; it is taken for one more such time, for slow fingers. */
  public static final Duration WINDOW = Duration.ofSeconds(30);

  private static final int MODULUS = 1_000_000;
  private static final int TOKEN_BYTES = 18;
  private static final byte CODE = 0;
  private static final byte TOKEN = 2;

  private final byte[] secret;
  private final UUID session;
  private final StampKind kind;

  public SignInCode(byte[] secret, UUID session, StampKind kind) {
    this.secret = secret.clone();
    this.session = session;
    this.kind = kind;
  }

  public static SignInCode of(TrainingSession session, StampKind kind) {
    return new SignInCode(session.secret(), session.id(), kind);
  }

  /** The six digits shown at that instant. */
  public String at(Instant now) {
    return code(window(now));
  }

  /** The QR code's token at that instant, of letters that an address may hold. */
  public String token(Instant now) {
    return token(window(now));
  }

  /** Whether somebody typed the code shown now or just before. */
  public boolean accepts(String typed, Instant now) {
    return accepts(digits(typed), now, this::code);
  }

  /** Whether somebody scanned the QR code shown now or just before. */
  public boolean acceptsToken(String scanned, Instant now) {
    return accepts(scanned == null ? "" : scanned, now, this::token);
  }

  private static boolean accepts(String given, Instant now, LongFunction<String> shown) {
    var window = window(now);
    var present = MessageDigest.isEqual(bytes(shown.apply(window)), bytes(given));
    var previous = MessageDigest.isEqual(bytes(shown.apply(window - 1)), bytes(given));
    return present || previous;
  }

  /** When the screen shows the next code. */
  public static Instant changesAt(Instant now) {
    return Instant.ofEpochSecond((window(now) + 1) * WINDOW.toSeconds());
  }

  /** What was typed without spaces and dashes, full-width digits (１２３) as ASCII. */
  static String digits(String typed) {
    var digits = new StringBuilder();
    if (typed != null) {
      typed
          .codePoints()
          .filter(Character::isDigit)
          .limit(DIGITS + 1L)
          .forEach(digit -> digits.append(Character.getNumericValue(digit)));
    }
    return digits.toString();
  }

  private static long window(Instant now) {
    return Math.floorDiv(now.getEpochSecond(), WINDOW.toSeconds());
  }

  private String code(long window) {
    var mac = mac(CODE, window);
    // Dynamic truncation (RFC 4226, 5.3).
    var offset = mac[mac.length - 1] & 0x0f;
    var number = ByteBuffer.wrap(mac, offset, 4).getInt() & 0x7fffffff;
    var digits = Integer.toString(number % MODULUS);
    return "0".repeat(DIGITS - digits.length()) + digits;
  }

  private String token(long window) {
    var mac = Arrays.copyOf(mac(TOKEN, window), TOKEN_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
  }

  private byte[] mac(byte use, long window) {
    var message =
        ByteBuffer.allocate(25)
            .putLong(session.getMostSignificantBits())
            .putLong(session.getLeastSignificantBits())
            .putLong(window)
            .put((byte) (use + kind.ordinal()));
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(message.array());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
