package org.xueshi.practice.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.xueshi.practice.json.Json;

/**
 * A JWT being made: header and claims may be changed until it is written.
 *
 * <p>It starts as Moodle would sign it; everything after that is the caller's doing, so that a test
 * can drop a claim, sign with another key, or name another algorithm.
 */
public final class SignedToken {
  private final Map<String, Object> header = new LinkedHashMap<>();
  private final Map<String, Object> claims;
  private RSAKey key;
  private byte[] secret = new byte[32];

  public SignedToken(RSAKey key, Map<String, ?> claims) {
    this.key = key;
    this.claims = new LinkedHashMap<>(claims);
    header.put("typ", "JWT");
    header.put("alg", "RS256");
    header.put("kid", key.getKeyID());
  }

  public Map<String, Object> claims() {
    return claims;
  }

  public SignedToken with(String claim, Object value) {
    claims.put(claim, value);
    return this;
  }

  public SignedToken without(String... names) {
    claims.keySet().removeAll(Arrays.asList(names));
    return this;
  }

  public SignedToken header(String name, Object value) {
    header.put(name, value);
    return this;
  }

  public SignedToken withoutHeader(String name) {
    header.remove(name);
    return this;
  }

  /** Signs with another key; the header keeps the {@code kid} it has. */
  public SignedToken signedBy(RSAKey otherKey) {
    key = otherKey;
    return this;
  }

  /** Any of RS256, RS384, RS512, HS256, none; unknown names leave the token unsigned. */
  public SignedToken algorithm(String name) {
    return header("alg", name);
  }

  /** The secret for HS256. */
  public SignedToken secret(byte[] hmacSecret) {
    secret = hmacSecret.clone();
    return this;
  }

  public String serialize() {
    String signed = base64(Json.write(header)) + "." + base64(Json.write(claims));
    return signed + "." + encoded(signature(signed.getBytes(StandardCharsets.US_ASCII)));
  }

  /** As serialized, but with claims exchanged after signing. */
  public String serializeThenEdit(String claim, Object value) {
    String signature = serialize().split("\\.")[2];
    claims.put(claim, value);
    return base64(Json.write(header)) + "." + base64(Json.write(claims)) + "." + signature;
  }

  private byte[] signature(byte[] bytes) {
    try {
      return switch (String.valueOf(header.get("alg"))) {
        case "RS256" -> rsa("SHA256withRSA", bytes);
        case "RS384" -> rsa("SHA384withRSA", bytes);
        case "RS512" -> rsa("SHA512withRSA", bytes);
        case "HS256" -> hmac(bytes);
        default -> new byte[0];
      };
    } catch (GeneralSecurityException | JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] rsa(String name, byte[] bytes) throws GeneralSecurityException, JOSEException {
    var signer = Signature.getInstance(name);
    signer.initSign(key.toPrivateKey());
    signer.update(bytes);
    return signer.sign();
  }

  private byte[] hmac(byte[] bytes) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    return mac.doFinal(bytes);
  }

  private static String base64(String text) {
    return encoded(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
