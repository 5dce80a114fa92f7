package org.xueshi.practice.tools;

import com.nimbusds.jose.jwk.JWKSet;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import org.xueshi.practice.keys.PlatformKeys;
import org.xueshi.practice.keys.TokenRefused;
import org.xueshi.practice.keys.TokenVerifier;
import org.xueshi.practice.site.SiteClock;

/** The tokens with which a tool may register. */
public final class RegistrationTokens {
  static final String NEW = "reg";
  static final String UPDATE = "reg-update";

  private static final int LIFE_SECONDS = 3600;
  private static final int CLIENT_ID_LETTERS = 15;
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private final PlatformKeys keys;
  private final TokenVerifier verifier;
  private final SiteClock clock;
  private final SecureRandom random = new SecureRandom();

  public RegistrationTokens(PlatformKeys keys, TokenVerifier verifier, SiteClock clock) {
    this.keys = keys;
    this.verifier = verifier;
    this.clock = clock;
  }

  /** For a tool not yet known; its client id is in the token already. */
  public String forNewTool() {
    return token(newClientId(), NEW);
  }

  public String forUpdateOf(Tool tool) {
    return token(Long.toString(tool.id()), UPDATE);
  }

  Map<String, Object> verify(String token) throws TokenRefused {
    return verifier.verify(token, new JWKSet(keys.publicKey()));
  }

  String newClientId() {
    return random
        .ints(CLIENT_ID_LETTERS, 0, ALPHABET.length())
        .collect(StringBuilder::new, (s, i) -> s.append(ALPHABET.charAt(i)), StringBuilder::append)
        .toString();
  }

  private String token(String subject, String scope) {
    var claims = new LinkedHashMap<String, Object>();
    claims.put("sub", subject);
    claims.put("scope", scope);
    claims.put("iat", clock.seconds());
    claims.put("exp", clock.seconds() + LIFE_SECONDS);
    return keys.token(claims).serialize();
  }
}
