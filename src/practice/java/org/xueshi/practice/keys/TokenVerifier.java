package org.xueshi.practice.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.xueshi.practice.json.Json;
import org.xueshi.practice.site.Site;
import org.xueshi.practice.site.SiteClock;

/** Verifies a token against a key set: key, signature, nbf, iat, exp, in this order, no leeway. */
public final class TokenVerifier {
  private static final DateTimeFormatter ISO8601 =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx").withZone(Site.ZONE);

  private final SiteClock clock;

  public TokenVerifier(SiteClock clock) {
    this.clock = clock;
  }

  /** The claims of a token that holds. */
  public Map<String, Object> verify(String token, JWKSet keys) throws TokenRefused {
    JWSObject jws = parse(token);
    requireSignature(jws, keyFor(jws, keys));
    Map<String, Object> claims = Json.readObject(jws.getPayload().toString()).orElse(Map.of());
    requireTimes(claims);
    return claims;
  }

  private static JWSObject parse(String token) throws TokenRefused {
    try {
      return JWSObject.parse(token);
    } catch (ParseException e) {
      throw new TokenRefused("Wrong number of segments");
    }
  }

  private static JWK keyFor(JWSObject jws, JWKSet keys) throws TokenRefused {
    String kid = jws.getHeader().getKeyID();
    if (kid == null) {
      throw new TokenRefused("error/Error: kid must be provided in JWT header.");
    }
    return Optional.ofNullable(keys.getKeyByKeyId(kid))
        .orElseThrow(() -> new TokenRefused("\"kid\" invalid, unable to lookup correct key"));
  }

  private static void requireSignature(JWSObject jws, JWK key) throws TokenRefused {
    try {
      boolean rs256 = jws.getHeader().getAlgorithm().equals(JWSAlgorithm.RS256);
      if (!rs256 || !jws.verify(new RSASSAVerifier(key.toRSAKey()))) {
        throw new TokenRefused("Signature verification failed");
      }
    } catch (JOSEException | ClassCastException e) {
      throw new TokenRefused("Signature verification failed");
    }
  }

  private void requireTimes(Map<String, Object> claims) throws TokenRefused {
    refuseBefore("nbf", claims);
    refuseBefore("iat", claims);
    if (claims.get("exp") instanceof Number exp && clock.seconds() >= exp.longValue()) {
      throw new TokenRefused("Expired token");
    }
  }

  private void refuseBefore(String name, Map<String, Object> claims) throws TokenRefused {
    if (claims.get(name) instanceof Number time && time.longValue() > clock.seconds()) {
      String when = ISO8601.format(Instant.ofEpochSecond(time.longValue()));
      throw new TokenRefused("Cannot handle token with " + name + " prior to " + when);
    }
  }
}
