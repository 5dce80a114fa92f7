package org.xueshi.ledger.entity;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.xueshi.web.entity.Actor;

/**
 * 违规案件 (37.2): while it is open, the entries in question stay in the book but out of attestations.
 *
 * @param evidence whose entries are in question; empty for all of the person's
 * @param reason in a person's words
 * @param reference number or title of a paper; may be empty
 * @param closing {@code null} while it is open
 * @param identities all rows that are one person with {@code person} today, that one included
 */
public record LedgerCase(
    UUID id,
    UUID person,
    Set<UUID> evidence,
    String reason,
    String reference,
    Instant openedAt,
    Actor by,
    Closing closing,
    Set<UUID> identities) {

  /**
   * @param outcome in a person's words
   */
  public record Closing(String outcome, Instant at, Actor by) {}

  public LedgerCase {
    evidence = Set.copyOf(evidence);
    identities = Set.copyOf(identities);
  }

  /** Of a person who stands by one row. */
  public LedgerCase(
      UUID id,
      UUID person,
      Set<UUID> evidence,
      String reason,
      String reference,
      Instant openedAt,
      Actor by,
      Closing closing) {
    this(id, person, evidence, reason, reference, openedAt, by, closing, Set.of(person));
  }

  public boolean isOpen() {
    return closing == null;
  }

  /** Whether it was open at that instant. */
  public boolean wasOpen(Instant at) {
    return !openedAt.isAfter(at) && (closing == null || closing.at().isAfter(at));
  }

  /** Whether this entry, or what it resolves or corrects, is in question. */
  public boolean isAbout(Entry entry) {
    return identities.contains(entry.head().person())
        && (evidence.isEmpty() || evidence.contains(entry.credit().evidence()));
  }
}
