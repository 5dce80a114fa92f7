package org.xueshi.people.entity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Identity-card numbers (GB 11643): checked, then kept only as HMAC-SHA256. Without the key nobody
 * can try out the few million numbers of a district.
 */
public final class IdNumbers {

  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECKS = "10X98765432";

  private static final int KEY_LENGTH_MIN = 16;

  private final byte[] key;

  /**
   * @param secret at least 16 characters
   */
  public IdNumbers(String secret) {
    if (!isKey(secret)) {
      throw new IllegalArgumentException("The key for identity numbers needs 16 characters");
    }
    this.key = secret.getBytes(StandardCharsets.UTF_8);
  }

  /** Long enough that nobody tries them all. */
  public static boolean isKey(String secret) {
    return secret != null && secret.length() >= KEY_LENGTH_MIN;
  }

  /** Eighteen characters, a date that exists, and the right check character. */
  public static boolean isValid(String typed) {
    var number = typed.strip().toUpperCase(Locale.ROOT);
    if (!number.matches("[1-9]\\d{16}[0-9X]")) {
      return false;
    }
    try {
      LocalDate.parse(number.substring(6, 14), DateTimeFormatter.BASIC_ISO_DATE);
    } catch (DateTimeException noDate) {
      return false;
    }
    var sum = 0;
    for (var i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (number.charAt(i) - '0');
    }
    return CHECKS.charAt(sum % 11) == number.charAt(17);
  }

  /** Hexadecimal, 64 characters; the same for a small and a capital X. */
  public String hash(String typed) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      var number = typed.strip().toUpperCase(Locale.ROOT);
      return HexFormat.of().formatHex(mac.doFinal(number.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
