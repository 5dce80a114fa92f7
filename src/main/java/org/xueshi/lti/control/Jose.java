package org.xueshi.lti.control;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xueshi.kernel.entity.Digests;
import org.xueshi.lti.entity.Claims;
import org.xueshi.lti.entity.TokenText;
import org.xueshi.lti.entity.UnverifiedToken;

/**
 * The only class that knows Nimbus: reading and checking other people's tokens, making and signing
 * our own, and JSON. RS256 only (Security Framework 6.1); what algorithm a token or a key asks for
 * is compared with that, never obeyed.
 */
final class Jose {

  private static final int KEY_BITS = 2048;

  private Jose() {}

  /** Takes a token apart within {@link TokenText}'s bounds, checking nothing. */
  static UnverifiedToken read(String raw) {
    return TokenText.parse(raw)
        .flatMap(
            text ->
                object(text.header())
                    .flatMap(
                        header ->
                            object(text.payload())
                                .map(claims -> UnverifiedToken.of(header, claims))))
        .orElse(UnverifiedToken.unreadable());
  }

  /** A JSON object, or empty if the text is none or is nested too deep. */
  static Optional<Map<String, Object>> json(String text) {
    return TokenText.isShallow(text) ? object(text) : Optional.empty();
  }

  private static Optional<Map<String, Object>> object(String text) {
    try {
      return Optional.ofNullable(JSONObjectUtils.parse(text));
    } catch (ParseException notAnObject) {
      return Optional.empty();
    }
  }

  /** The objects of a JSON list, or empty if the text is no list or is nested too deep. */
  static Optional<List<Claims>> jsonList(String text) {
    // Nimbus reads objects only.
    return json("{\"list\":" + text + "}")
        .map(Claims::new)
        .filter(wrapped -> wrapped.isList("list"))
        .map(wrapped -> wrapped.objects("list"));
  }

  static String json(Map<String, ?> object) {
    return JSONObjectUtils.toJSONString(object);
  }

  /** Whether {@code raw} is signed with {@code key}, as RS256 whatever its header says. */
  static boolean isSignedBy(RSAPublicKey key, String raw) {
    var text = TokenText.parse(raw);
    if (text.isEmpty()) {
      return false;
    }
    try {
      // As Nimbus would, without its taking the signature apart a character at a time.
      var verifier = Signature.getInstance("SHA256withRSA");
      verifier.initVerify(key);
      verifier.update(text.get().signedPart().getBytes(StandardCharsets.US_ASCII));
      return verifier.verify(text.get().signature());
    } catch (GeneralSecurityException unusable) {
      return false;
    }
  }

  /**
   * The usable keys of a key set by key id: RSA of 2048 bits or more, for signing, RS256 or with no
   * algorithm named. Others are left out, and so are keys without an id; of two with the same id
   * neither is used.
   *
   * @throws ParseException if it is no key set
   */
  static Map<String, RSAPublicKey> publicKeys(String keySet) throws ParseException {
    if (!TokenText.isShallow(keySet)) {
      throw new ParseException("nested too deep", 0);
    }
    var keys = new HashMap<String, RSAPublicKey>();
    var seen = new HashMap<String, Integer>();
    for (var key : JWKSet.parse(keySet).getKeys()) {
      if (isUsable(key)) {
        seen.merge(key.getKeyID(), 1, Integer::sum);
        publicKey(key).ifPresent(rsa -> keys.put(key.getKeyID(), rsa));
      }
    }
    keys.keySet().removeIf(kid -> seen.get(kid) > 1);
    return Map.copyOf(keys);
  }

  private static boolean isUsable(JWK key) {
    var use = key.getKeyUse();
    var algorithm = key.getAlgorithm();
    return key instanceof RSAKey
        && key.getKeyID() != null
        && key.size() >= KEY_BITS
        && (use == null || use.equals(KeyUse.SIGNATURE))
        && (algorithm == null || algorithm.getName().equals("RS256"));
  }

  private static Optional<RSAPublicKey> publicKey(JWK key) {
    try {
      return Optional.of(key.toRSAKey().toRSAPublicKey());
    } catch (JOSEException unusable) {
      return Optional.empty();
    }
  }

  /** A new signing key as a private JWK in JSON. */
  static String newKey(String kid) {
    try {
      return new RSAKeyGenerator(KEY_BITS)
          .keyID(kid)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .generate()
          .toJSONString();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** One of our keys, ready to sign. */
  static Signer signer(String privateJwk) {
    try {
      var key = RSAKey.parse(privateJwk);
      return new Signer(key, new RSASSASigner(key));
    } catch (ParseException | JOSEException damaged) {
      throw new IllegalStateException("A stored signing key cannot be read", damaged);
    }
  }

  /** Text sealed with a secret: AES-256-GCM, the key being the secret's SHA-256. */
  static String seal(String secret, String text) {
    try {
      var header = new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM);
      var sealed = new JWEObject(header, new Payload(text));
      sealed.encrypt(new DirectEncrypter(Digests.sha256(secret)));
      return sealed.serialize();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Opens what {@link #seal} sealed.
   *
   * @throws IllegalStateException if it was sealed with another secret, or changed
   */
  static String open(String secret, String sealed) {
    try {
      var object = JWEObject.parse(sealed);
      object.decrypt(new DirectDecrypter(Digests.sha256(secret)));
      return object.getPayload().toString();
    } catch (ParseException | JOSEException wrong) {
      throw new IllegalStateException("Sealed with another secret than the configured one", wrong);
    }
  }

  /** Signs with one key; safe for use by many threads. */
  static final class Signer {

    private final RSAKey key;
    private final RSASSASigner signer;

    private Signer(RSAKey key, RSASSASigner signer) {
      this.key = key;
      this.signer = signer;
    }

    Map<String, Object> publicJwk() {
      return key.toPublicJWK().toJSONObject();
    }

    /** The claims as a compact JWT. */
    String sign(Map<String, Object> claims) {
      try {
        var header =
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        var token = new SignedJWT(header, JWTClaimsSet.parse(claims));
        token.sign(signer);
        return token.serialize();
      } catch (JOSEException | ParseException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }
}
