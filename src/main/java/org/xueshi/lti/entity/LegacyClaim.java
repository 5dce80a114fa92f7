package org.xueshi.lti.entity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a launch says of its LTI 1.1 past (LTI Advantage Migration Guide, claim {@code lti1p1}). Its
 * identifiers are worth something only once the signature proves that the platform knows the shared
 * secret of that past.
 *
 * @param consumerKey {@code oauth_consumer_key}
 * @param sign {@code oauth_consumer_key_sign}; empty if there is none
 * @param signed what is signed: key, deployment, issuer, client, expiry and nonce, joined by {@code
 *     &}
 * @param userId the person's old id: that of this launch, if the claim names no other
 * @param resourceLinkId the old resource link, likewise; empty outside a resource link
 */
public record LegacyClaim(
    String consumerKey, String sign, String signed, String userId, String resourceLinkId) {

  private static final String ALGORITHM = "HmacSHA256";

  /** The claim of a verified launch; empty if it has none, or none that names a consumer key. */
  public static Optional<LegacyClaim> of(Claims token) {
    var claim = token.object(Claim.LTI11);
    var key = claim.identifier("oauth_consumer_key");
    if (key.isEmpty()) {
      return Optional.empty();
    }
    var link = token.object(Claim.RESOURCE_LINK).identifier("id");
    return Optional.of(
        new LegacyClaim(
            key.get(),
            claim.exact("oauth_consumer_key_sign").orElse(""),
            signed(key.get(), token),
            claim.identifier("user_id").or(() -> token.identifier("sub")).orElse(""),
            claim.identifier("resource_link_id").or(() -> link).orElse("")));
  }

  private static String signed(String key, Claims token) {
    var audience = token.exact("aud").or(() -> token.texts("aud").stream().findFirst());
    return String.join(
        "&",
        key,
        token.exact(Claim.DEPLOYMENT_ID).orElse(""),
        token.exact("iss").orElse(""),
        audience.orElse(""),
        token.number("exp").map(seconds -> String.valueOf(seconds.longValue())).orElse(""),
        token.exact("nonce").orElse(""));
  }

  /** Whether whoever made the launch knows the secret; compared in constant time. */
  public boolean isSignedWith(String secret) {
    if (sign.isEmpty() || secret.isEmpty()) {
      return false;
    }
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      var right = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      return MessageDigest.isEqual(
          Base64.getEncoder().encode(right), sign.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
