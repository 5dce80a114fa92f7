package org.xueshi.ledger.entity;

import java.util.List;
import java.util.Optional;

/**
 * What would become of a piece of evidence if it were posted now, and why.
 *
 * @param verdict of the rules; what is posted already is shown as it was posted
 * @param entries for {@link State#POSTED} the entries that stand, for {@link State#REVERSED} those
 *     that were taken back; else empty
 * @param key idempotency key for posting it: names the evidence and how often it was taken back
 */
public record Proposal(
    Evidence evidence,
    Assessment assessment,
    State state,
    Verdict verdict,
    List<Entry> entries,
    String key) {

  /** Where it is on its way. */
  public enum State {
    /** Can be posted. */
    PROPOSED,
    /** Stands in the book. */
    POSTED,
    /** Was posted and taken back; posting it again is a deliberate act. */
    REVERSED,
    /** The rules credit nothing. */
    REFUSED
  }

  public Proposal {
    entries = List.copyOf(entries);
  }

  /** What to hand to the gate; empty if the rules refuse. */
  public Optional<Posting> posting() {
    return verdict instanceof Verdict.Credited credited
        ? Optional.of(
            new Posting(key, evidence.id(), assessment, credited.posted(), credited.held()))
        : Optional.empty();
  }
}
