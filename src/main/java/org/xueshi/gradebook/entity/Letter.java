package org.xueshi.gradebook.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * A score taken from the outbox to be sent now; nobody else sends it until the lease ends.
 *
 * @param revision of the score: if it has grown by the time of the answer, a newer one came
 * @param attempts including this one
 * @param stamp of the last message about it; null for none
 */
public record Letter(
    UUID tenant,
    UUID id,
    UUID personId,
    Column column,
    ScoreValue score,
    int revision,
    int attempts,
    Instant waitingSince,
    Instant stamp) {

  /**
   * A column of a platform's gradebook.
   *
   * @param url null while it is not known
   * @param proven whether a score was seen to arrive in it
   */
  public record Column(
      UUID id,
      UUID registrationId,
      String courseKey,
      UUID componentId,
      String url,
      boolean proven) {}
}
