package org.xueshi.gradebook.entity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.xueshi.ledger.entity.Outcome;

/** 入账结果: what came of having a selection credited. */
public record Posted(UUID id, UUID courseRunId, Instant at, List<Row> rows) {

  public Posted {
    rows = List.copyOf(rows);
  }

  /**
   * One piece of evidence.
   *
   * @param finding what comparing had come to
   * @param entryId the entry to look at; null if refused
   * @param becauseZh why it was refused, as it was said then; null if it was not
   */
  public record Row(
      UUID evidenceId,
      UUID personId,
      String componentTitle,
      Finding finding,
      Outcome.Status outcome,
      int postedMinutes,
      int heldMinutes,
      UUID entryId,
      String becauseZh,
      String becauseEn) {}

  public List<Row> with(Outcome.Status outcome) {
    return rows.stream().filter(row -> row.outcome() == outcome).toList();
  }

  public int posted() {
    return with(Outcome.Status.POSTED).size();
  }

  public int already() {
    return with(Outcome.Status.ALREADY_POSTED).size();
  }

  public int refused() {
    return with(Outcome.Status.REFUSED).size();
  }
}
