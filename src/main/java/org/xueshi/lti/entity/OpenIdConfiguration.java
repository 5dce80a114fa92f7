package org.xueshi.lti.entity;

import java.net.URI;
import java.util.Optional;

/**
 * A platform's own description (Dynamic Registration 1.0, 3.4), complete and consistent: issuer and
 * registration endpoint live on the host the description came from, so that no one can describe
 * somebody else's platform.
 */
public record OpenIdConfiguration(
    String issuer,
    URI authorizationEndpoint,
    URI tokenEndpoint,
    URI jwksUri,
    URI registrationEndpoint,
    String tokenAudience,
    String product,
    Offers offers) {

  private static final String PLATFORM =
      "https://purl.imsglobal.org/spec/lti-platform-configuration";

  /** Empty if something needed is missing, or it speaks for another host than {@code source}. */
  public static Optional<OpenIdConfiguration> of(URI source, Claims document) {
    var issuer = document.url("issuer");
    var authorization = document.url("authorization_endpoint");
    var token = document.url("token_endpoint");
    var keys = document.url("jwks_uri");
    var registration = document.url("registration_endpoint");
    var complete =
        issuer.isPresent()
            && authorization.isPresent()
            && token.isPresent()
            && keys.isPresent()
            && registration.isPresent();
    if (!complete || !sameOrigin(source, issuer.get()) || !sameOrigin(source, registration.get())) {
      return Optional.empty();
    }
    return Optional.of(
        new OpenIdConfiguration(
            document.exact("issuer").orElseThrow(),
            authorization.get(),
            token.get(),
            keys.get(),
            registration.get(),
            document.exact("authorization_server").orElse(token.get().toString()),
            product(document.object(PLATFORM)),
            Offers.of(document.object(PLATFORM))));
  }

  private static String product(Claims platform) {
    var family = platform.text("product_family_code").orElse("");
    var version = platform.text("version").orElse("");
    return (family + " " + version).strip();
  }

  private static boolean sameOrigin(URI one, URI other) {
    return Registration.origin(one).equals(Registration.origin(other));
  }
}
