package org.xueshi.lti.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Is this token the platform's own, for us, and fresh? (Security Framework 5.1.3) */
final class TokenRules {

  /** How far the clocks of platform and tool may differ. */
  static final Duration LEEWAY = Duration.ofSeconds(120);

  /** Oldest token accepted, by its {@code iat}; logins live as long. */
  static final Duration AGE_MAX = Duration.ofMinutes(10);

  private TokenRules() {}

  /** The allow-list has one member; what the token asks for is only compared with it. */
  static Answer algorithm(LaunchAttempt attempt) {
    var algorithm = attempt.header().exact("alg");
    return Answer.of(algorithm.equals(Optional.of("RS256")), algorithm);
  }

  /**
   * The key is chosen by {@code kid} alone; {@code jku}, {@code x5u} and {@code jwk} are unread.
   */
  static Answer keyId(LaunchAttempt attempt) {
    return Answer.of(attempt.header().identifier("kid").isPresent());
  }

  static Answer issuer(LaunchAttempt attempt) {
    var issuer = attempt.claims().exact("iss");
    return Answer.of(issuer.equals(Optional.of(attempt.registration().issuer())), issuer);
  }

  /** A string or a list; every member must be us, since we trust no other audience. */
  static Answer audience(LaunchAttempt attempt) {
    var audiences = audiences(attempt);
    var clientId = attempt.registration().clientId();
    return Answer.of(
        !audiences.isEmpty() && audiences.stream().allMatch(clientId::equals),
        Optional.of(String.join(", ", audiences)));
  }

  static Answer authorizedParty(LaunchAttempt attempt) {
    var party = attempt.claims().exact("azp");
    if (!attempt.claims().has("azp")) {
      return Answer.of(audiences(attempt).size() <= 1);
    }
    return Answer.of(party.equals(Optional.of(attempt.registration().clientId())), party);
  }

  static Answer signature(LaunchAttempt attempt) {
    return Answer.of(
        attempt.signature() == Signature.VERIFIED, Optional.of(attempt.signature().name()));
  }

  static Answer expiry(LaunchAttempt attempt) {
    return time(attempt, "exp", at -> attempt.now().isBefore(at.plus(LEEWAY)));
  }

  static Answer issuedAt(LaunchAttempt attempt) {
    return time(
        attempt,
        "iat",
        at ->
            !at.isAfter(attempt.now().plus(LEEWAY)) && !at.isBefore(attempt.now().minus(AGE_MAX)));
  }

  static Answer notBefore(LaunchAttempt attempt) {
    return attempt.claims().values().containsKey("nbf")
        ? time(attempt, "nbf", at -> !at.isAfter(attempt.now().plus(LEEWAY)))
        : Answer.YES;
  }

  static Answer nonce(LaunchAttempt attempt) {
    return Answer.of(
        attempt.login() != null
            && attempt.claims().exact("nonce").equals(Optional.of(attempt.login().nonce())));
  }

  /**
   * NumericDate (RFC 7519 2) as an instant; empty if missing, no number, or out of any calendar.
   */
  static Optional<Instant> instant(Claims claims, String name) {
    return claims
        .number(name)
        .filter(seconds -> seconds >= 0 && seconds < 1e11)
        .map(seconds -> Instant.ofEpochMilli(Math.round(seconds * 1000)));
  }

  private static Answer time(LaunchAttempt attempt, String name, Predicate<Instant> rule) {
    var at = instant(attempt.claims(), name);
    return Answer.of(at.filter(rule).isPresent(), at.map(Instant::toString));
  }

  private static List<String> audiences(LaunchAttempt attempt) {
    var claims = attempt.claims();
    if (!claims.isList("aud")) {
      return claims.exact("aud").map(List::of).orElse(List.of());
    }
    var texts = claims.texts("aud");
    var whole = ((List<?>) claims.values().get("aud")).size() == texts.size();
    return whole ? texts : List.of();
  }
}
