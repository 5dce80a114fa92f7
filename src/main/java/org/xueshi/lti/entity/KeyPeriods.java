package org.xueshi.lti.entity;

import java.time.Duration;

/**
 * How long the parts of a key's life last.
 *
 * @param rotateEvery from one key's first signature to the next key's
 * @param publishAhead how long a key is published before it signs: longer than any platform keeps
 *     our key set without asking again
 * @param keepAfter how long a key is published after its last signature: longer than anything it
 *     signed is valid, and than a platform may take to look at it
 */
public record KeyPeriods(Duration rotateEvery, Duration publishAhead, Duration keepAfter) {

  /** Shortest: longer than the answer with our keys, and every node's copy of them, may be kept. */
  public static final Duration SHORTEST = Duration.ofMinutes(10);

  /**
   * @throws IllegalArgumentException for periods with which a platform could meet a key it cannot
   *     know
   */
  public KeyPeriods {
    if (publishAhead.compareTo(SHORTEST) < 0 || keepAfter.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException(
          "xueshi.lti.keys.publish-ahead and keep-after must be at least " + SHORTEST);
    }
    if (rotateEvery.compareTo(publishAhead) <= 0) {
      throw new IllegalArgumentException(
          "xueshi.lti.keys.rotate-every must be longer than xueshi.lti.keys.publish-ahead");
    }
  }
}
