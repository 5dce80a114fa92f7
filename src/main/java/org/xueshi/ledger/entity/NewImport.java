package org.xueshi.ledger.entity;

import java.util.List;

/**
 * Asks to credit what was earned elsewhere.
 *
 * @param key the asker's idempotency key, 1–200 characters
 * @param rows at least one
 * @param reason in a person's words, 1–500 characters
 * @param documents at least one paper
 */
public record NewImport(
    String key, List<ImportRow> rows, String reason, List<NewDocument> documents) {

  /** Most rows of one request. */
  public static final int ROWS_MAX = 5_000;

  public NewImport {
    rows = List.copyOf(rows);
    documents = List.copyOf(documents);
  }

  /** The same key must come with the same request, papers included. */
  public Seal content() {
    var cells = rows.stream().map(row -> new java.util.TreeMap<>(row.cells()).toString()).toList();
    var papers = documents.stream().map(paper -> paper.digest().hex()).sorted().toList();
    return Seals.request("import", cells, reason, papers);
  }
}
