package org.xueshi.lti.entity;

import java.util.UUID;

/**
 * A login this tool began and has not seen the end of: what the launch must match.
 *
 * @param registrationId the platform it was begun for
 * @param nonce the value the token must carry
 * @param deploymentId the deployment the platform named at login, or null if it named none
 * @param browserHash SHA-256 of the browser-binding cookie
 * @param stored the secret left with the platform's page, or null if none was
 */
public record Login(
    UUID registrationId, String nonce, String deploymentId, byte[] browserHash, Stored stored) {

  /**
   * A secret in platform storage.
   *
   * @param frame the platform's frame that keeps it
   * @param secretHash SHA-256 of the secret
   */
  public record Stored(String frame, byte[] secretHash) {}
}
