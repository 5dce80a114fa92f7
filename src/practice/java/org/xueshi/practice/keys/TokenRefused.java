package org.xueshi.practice.keys;

/** A token that does not verify; the message is the one Moodle shows. */
public final class TokenRefused extends Exception {
  public TokenRefused(String message) {
    super(message);
  }
}
