package org.xueshi.lti.entity;

import java.net.URI;

/**
 * What is known of a platform from its configuration (Security Framework 1.0, 3 and 4).
 *
 * @param name what people call it
 * @param issuer its issuer identifier, compared exactly
 * @param clientId the client id it gave this tool
 * @param authorizationEndpoint where login requests go
 * @param tokenEndpoint where access tokens come from
 * @param tokenAudience {@code aud} of the client assertion; most platforms want the token endpoint
 * @param jwksUri its public keys
 * @param product product family and version, empty if unknown
 */
public record PlatformDescription(
    String name,
    String issuer,
    String clientId,
    URI authorizationEndpoint,
    URI tokenEndpoint,
    String tokenAudience,
    URI jwksUri,
    String product) {}
