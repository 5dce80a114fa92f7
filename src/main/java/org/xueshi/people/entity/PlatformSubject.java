package org.xueshi.people.entity;

import java.util.UUID;

/**
 * Somebody as a platform names them in a verified launch or roster. Identity is (registration,
 * deployment, subject); the rest only describes.
 *
 * @param staffNumber {@code lis.person_sourcedid}; null or blank if the platform has none
 * @param familyName may be null, like {@code givenName} and {@code email}, if the platform shares
 *     no names
 */
public record PlatformSubject(
    UUID tenant,
    UUID registrationId,
    String deploymentId,
    String subject,
    String staffNumber,
    String familyName,
    String givenName,
    String email) {}
