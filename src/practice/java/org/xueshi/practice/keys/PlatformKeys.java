package org.xueshi.practice.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.HexFormat;
import java.util.Map;
import org.xueshi.practice.json.Json;
import org.xueshi.practice.site.Table;

/** The site's one RSA key; it survives a restart, so tools need not register again. */
public final class PlatformKeys {
  private record KeptKey(String id, Map<String, Object> jwk) {}

  private static final int BITS = 2048;

  private final RSAKey key;

  public PlatformKeys(Path directory) {
    var kept = new Table<>(directory, "keys", KeptKey.class, KeptKey::id, 1);
    if (kept.isEmpty()) {
      RSAKey fresh = generate();
      kept.put(new KeptKey(fresh.getKeyID(), fresh.toJSONObject()));
    }
    key = parse(kept.all().get(0).jwk());
  }

  public SignedToken token(Map<String, ?> claims) {
    return new SignedToken(key, claims);
  }

  public RSAKey publicKey() {
    return key.toPublicJWK();
  }

  public Map<String, Object> jwks() {
    return new JWKSet(key).toJSONObject(true);
  }

  /** A new key that nobody knows, for tokens that must be refused. */
  public static RSAKey generate() {
    byte[] kid = new byte[10];
    new SecureRandom().nextBytes(kid);
    try {
      return new RSAKeyGenerator(BITS)
          .keyID(HexFormat.of().formatHex(kid))
          .algorithm(JWSAlgorithm.RS256)
          .keyUse(KeyUse.SIGNATURE)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RSAKey parse(Map<String, Object> jwk) {
    try {
      return RSAKey.parse(Json.write(jwk));
    } catch (ParseException e) {
      throw new IllegalStateException("The kept key is damaged", e);
    }
  }
}
