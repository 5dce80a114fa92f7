package org.xueshi.ledger.entity;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * 核验码: 80 random bits as 16 characters of Crockford's base 32, which has no I, L, O, U to be
 * misread.
 */
public final class VerificationCode {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 16;
  private static final RandomGenerator RANDOM = new SecureRandom();

  private VerificationCode() {}

  public static String next() {
    var code = new StringBuilder(LENGTH);
    for (var i = 0; i < LENGTH; i++) {
      code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return code.toString();
  }

  /** In groups of four, as it is printed. */
  public static String printed(String code) {
    return code.replaceAll("(.{4})(?!$)", "$1-");
  }

  /** What somebody typed, as it is kept; empty if it cannot be a code. */
  public static Optional<String> typed(String text) {
    if (text == null || text.length() > 64) {
      return Optional.empty();
    }
    var code =
        text.toUpperCase(Locale.ROOT)
            .replaceAll("[\\s\\-–—]", "")
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    return code.matches("[" + ALPHABET + "]{" + LENGTH + "}")
        ? Optional.of(code)
        : Optional.empty();
  }
}
