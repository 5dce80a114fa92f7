package org.xueshi.ledger.entity;

import java.util.List;
import java.util.UUID;

/**
 * Asks for a correction.
 *
 * @param key the asker's idempotency key, 1–200 characters
 * @param kind any but IMPORT
 * @param entry the entry to correct
 * @param minutes ADJUST: signed difference, never 0; RELEASE, VOID: 1 … what is left of the hold;
 *     REVERSE: 0
 * @param reason in a person's words, 1–500 characters
 * @param documents papers that show it; may be empty
 */
public record NewCorrection(
    String key,
    Correction.Kind kind,
    UUID entry,
    int minutes,
    String reason,
    List<NewDocument> documents) {

  public NewCorrection {
    documents = List.copyOf(documents);
  }

  /** The same key must come with the same request, papers included. */
  public Seal content() {
    var papers = documents.stream().map(paper -> paper.digest().hex()).sorted().toList();
    return Seals.request("correction", kind, entry, minutes, reason, papers);
  }
}
