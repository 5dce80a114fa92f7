package org.xueshi.followup.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * A mentor accepted a participant's work on a task; its evidence is in the ledger, and {@code
 * ComponentCompleted} has been announced for the gradebook. For whoever releases held hours (25.1).
 *
 * @param at by the server's clock
 */
public record FollowUpCompleted(
    UUID tenant, UUID courseRunId, UUID taskId, UUID personId, Instant at) {}
