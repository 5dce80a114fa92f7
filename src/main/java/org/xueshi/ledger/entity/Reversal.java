package org.xueshi.ledger.entity;

import java.util.UUID;

/**
 * Asks to take an entry back (红冲).
 *
 * @param key idempotency key
 * @param entry the entry to name
 * @param reason in a person's words, 1–500 characters
 */
public record Reversal(String key, UUID entry, String reason) {

  public Seal content() {
    return Seals.request("reverse", entry, reason);
  }
}
