package org.xueshi.ledger.entity;

import java.util.UUID;
import org.xueshi.kernel.entity.Text;

/**
 * Asks to let held minutes count, or to void them.
 *
 * @param key idempotency key
 * @param hold the {@link Entry.Held}
 * @param minutes 1 … what is left of the hold
 * @param reason why, e.g. which task was done
 * @param beforeItsTime a dated decision allows a release before {@link Entry.Held#until()} (25.1
 *     says 原则上)
 */
public record Resolution(String key, UUID hold, int minutes, Text reason, boolean beforeItsTime) {

  public Seal content() {
    return Seals.request("resolve", hold, minutes, reason, beforeItsTime);
  }
}
