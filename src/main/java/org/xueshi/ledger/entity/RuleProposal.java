package org.xueshi.ledger.entity;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A rule pack that somebody proposes (规则提案). It is not changed any more: it is published by another
 * person, sent back, or taken back.
 *
 * @param document as JSON
 * @param editors accounts that wrote in it, the proposer among them
 * @param reason why it is proposed, 1–500 characters
 * @param decision {@code null} while it is open
 */
public record RuleProposal(
    UUID id,
    RulePack pack,
    String document,
    Set<String> editors,
    String proposedBy,
    String reason,
    Instant proposedAt,
    Decision decision) {

  public RuleProposal {
    editors = Set.copyOf(editors);
  }

  /** What became of it. */
  public enum Outcome {
    PUBLISHED,
    RETURNED,
    TAKEN_BACK
  }

  /**
   * @param trial the trial run that the publisher had seen; {@code null} unless published
   */
  public record Decision(Outcome outcome, String by, String reason, UUID trial, Instant at) {}

  public boolean isOpen() {
    return decision == null;
  }

  /** Whether this account wrote any of it: then it may not decide. */
  public boolean isBy(String account) {
    return editors.contains(account);
  }
}
