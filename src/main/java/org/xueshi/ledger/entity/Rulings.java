package org.xueshi.ledger.entity;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The district's rule packs as they were at one moment, for a caller that asks for many days.
 *
 * @param published newest first, withdrawn ones included
 */
public record Rulings(List<PublishedPack> published) {

  public Rulings {
    published = List.copyOf(published);
  }

  /** The pack of a day with what became of it; empty: no rule applies before its date (39.1). */
  public Optional<PublishedPack> on(LocalDate date) {
    return published.stream()
        .filter(one -> !one.isWithdrawn() && !one.pack().effectiveFrom().isAfter(date))
        .findFirst();
  }

  /** The pack of a day that has one. */
  public RulePack packOn(LocalDate date) {
    return on(date).orElseThrow().pack();
  }
}
