package org.xueshi.ledger.entity;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Through which eyes the book is read: effective date and recorded date are two things. What was
 * earned up to a day, as it was known at an instant; so that the answer of any past day can be
 * given again.
 *
 * @param asOf last earned day that counts
 * @param knownOn last recorded instant that counts
 */
public record Known(LocalDate asOf, Instant knownOn) {

  public boolean includes(Entry entry) {
    return !entry.credit().earnedOn().isAfter(asOf) && !entry.head().recordedAt().isAfter(knownOn);
  }

  public boolean includes(Evidence evidence) {
    return !evidence.facts().earnedOn().isAfter(asOf) && !evidence.recordedAt().isAfter(knownOn);
  }
}
