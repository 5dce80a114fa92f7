package org.xueshi.training.entity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * 签到码: six digits on the trainer's screen that change every half minute, made of the session's
 * secret and the time (the construction of RFC 4226 and 6238, with SHA-256 and the session's id in
 * the message).
 */
public final class SignInCode {

  public static final int DIGITS = 6;

  /** How long a code is shown; it is taken for one more such time, for slow fingers. */
  public static final Duration WINDOW = Duration.ofSeconds(30);

  private static final int MODULUS = 1_000_000;

  private SignInCode() {}

  /** The six digits shown at that instant. */
  public static String at(byte[] secret, UUID session, Instant now) {
    return code(secret, session, window(now));
  }

  /** Whether somebody typed the code shown now or just before. */
  public static boolean accepts(byte[] secret, UUID session, String typed, Instant now) {
    var digits = digits(typed).getBytes(StandardCharsets.US_ASCII);
    var window = window(now);
    var present = MessageDigest.isEqual(bytes(code(secret, session, window)), digits);
    var previous = MessageDigest.isEqual(bytes(code(secret, session, window - 1)), digits);
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

  private static String code(byte[] secret, UUID session, long window) {
    var message =
        ByteBuffer.allocate(24)
            .putLong(session.getMostSignificantBits())
            .putLong(session.getLeastSignificantBits())
            .putLong(window);
    var mac = hmac(secret, message.array());
    // Dynamic truncation (RFC 4226, 5.3).
    var offset = mac[mac.length - 1] & 0x0f;
    var number = ByteBuffer.wrap(mac, offset, 4).getInt() & 0x7fffffff;
    var digits = Integer.toString(number % MODULUS);
    return "0".repeat(DIGITS - digits.length()) + digits;
  }

  private static byte[] hmac(byte[] secret, byte[] message) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] bytes(String ascii) {
    return ascii.getBytes(StandardCharsets.US_ASCII);
  }
}
