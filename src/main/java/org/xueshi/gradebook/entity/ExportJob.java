package org.xueshi.gradebook.entity;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * 上报: one file that was made, and what became of its rows.
 *
 * @param definition of the layout, as it was then
 */
public record ExportJob(
    UUID id,
    UUID layoutId,
    String layout,
    String definition,
    Instant madeAt,
    int rows,
    Map<RowState, Integer> states) {

  /** What the receiving system said of a row. */
  public enum RowState {
    /** No receipt yet. */
    SENT,
    ACCEPTED,
    REJECTED,
    /** Accepted once; a later one was accepted in its place. */
    SUPERSEDED
  }

  /**
   * A record as it was sent.
   *
   * @param recordId names it for ever
   * @param facts by field
   * @param reason why it was rejected; null if it was not
   */
  public record Row(
      int number, UUID recordId, Map<String, String> facts, RowState state, String reason) {}

  /** A layout of a file. */
  public record Layout(UUID id, String name, String definition, Instant changedAt) {}
}
