package org.xueshi.training.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * A participant has completed a component; its evidence is in the ledger. Fired synchronously in
 * the transaction that recorded it: an observer that fails undoes the completion.
 *
 * @param componentId also the {@code resourceId} of the component's line item on the platform
 * @param scoreGiven 0–{@code scoreMaximum}
 * @param scoreMaximum always {@value #SCORE_MAXIMUM}
 * @param at by the server's clock
 */
public record ComponentCompleted(
    UUID tenant,
    UUID courseRunId,
    UUID componentId,
    UUID personId,
    int scoreGiven,
    int scoreMaximum,
    Instant at) {

  /** Every component counts to a hundred: Moodle takes whole numbers from 1 to 100. */
  public static final int SCORE_MAXIMUM = 100;
}
