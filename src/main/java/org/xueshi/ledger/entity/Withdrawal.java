package org.xueshi.ledger.entity;

import java.time.Instant;
import java.util.UUID;
import org.xueshi.web.entity.Actor;

/**
 * 撤回: somebody asks that a paper be withdrawn, and somebody else decides.
 *
 * @param code the paper's verification code
 * @param decision {@code null} while it is open
 */
public record Withdrawal(
    UUID id, String code, String reason, Instant askedAt, Actor askedBy, Decision decision) {

  /** Longest reason, in characters. */
  public static final int REASON_MAX = 500;

  /** Whether it is withdrawn, and by whom. */
  public record Decision(boolean accepted, Instant at, Actor by) {}

  public boolean isOpen() {
    return decision == null;
  }

  public boolean isAccepted() {
    return decision != null && decision.accepted();
  }
}
