package org.xueshi.ledger.entity;

import java.util.UUID;

/**
 * Asks the gate to credit evidence with exactly what was proposed. The gate works it out again with
 * the person's chain in hand; if it comes to something else by then, nothing is written.
 *
 * @param key idempotency key: same key and content, same answer
 * @param postedMinutes expected, ≥ 0
 * @param heldMinutes expected, ≥ 0
 */
public record Posting(
    String key, UUID evidence, Assessment assessment, int postedMinutes, int heldMinutes) {

  public Seal content() {
    return Seals.request("post", evidence, assessment, postedMinutes, heldMinutes);
  }
}
