package org.xueshi.lti.entity;

import java.time.Instant;

/**
 * Everything the rules look at.
 *
 * @param token the token as received
 * @param signature what came of checking it
 * @param registration the platform the login was begun for
 * @param login the login that the state names, just consumed; null if there was none (never begun,
 *     used already, or too old)
 * @param browser whether the login's browser brought it
 * @param toolOrigin this tool's origin, such as {@code https://xueshi.example}
 * @param now the moment of arrival
 */
public record LaunchAttempt(
    UnverifiedToken token,
    Signature signature,
    Registration registration,
    Login login,
    BrowserProof browser,
    String toolOrigin,
    Instant now) {

  Claims header() {
    return token.header();
  }

  Claims claims() {
    return token.claims();
  }

  /** The same attempt, now that the state has been looked up; {@code found} may be null. */
  public LaunchAttempt with(Login found, BrowserProof proof) {
    return new LaunchAttempt(token, signature, registration, found, proof, toolOrigin, now);
  }

  /** The same attempt with the answer of the signature check. */
  public LaunchAttempt with(Signature answer) {
    return new LaunchAttempt(token, answer, registration, login, browser, toolOrigin, now);
  }
}
