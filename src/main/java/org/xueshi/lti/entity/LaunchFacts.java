package org.xueshi.lti.entity;

import java.time.Duration;

/**
 * What an attempt said of itself, whether true or not, for the launch recorder.
 *
 * @param keyId the header's {@code kid}, or empty
 * @param skewMs this tool's clock minus the token's {@code iat}, in milliseconds; 0 if unknown
 * @param messageType as sent, or empty
 * @param deploymentId as sent, or empty
 */
public record LaunchFacts(String keyId, long skewMs, String messageType, String deploymentId) {

  private static final long SKEW_MAX_MS = Duration.ofDays(365).toMillis();

  public static LaunchFacts none() {
    return new LaunchFacts("", 0, "", "");
  }

  /** What may be kept of an attempt, whatever becomes of it. */
  public static LaunchFacts of(LaunchAttempt attempt) {
    var skewMs =
        TokenRules.instant(attempt.claims(), "iat")
            .map(at -> Duration.between(at, attempt.now()).toMillis())
            .filter(ms -> Math.abs(ms) < SKEW_MAX_MS);
    return new LaunchFacts(
        attempt.header().identifier("kid").orElse(""),
        skewMs.orElse(0L),
        attempt.claims().identifier(Claim.MESSAGE_TYPE).orElse(""),
        attempt.claims().identifier(Claim.DEPLOYMENT_ID).orElse(""));
  }
}
