package org.xueshi.gradebook.entity;

import java.util.UUID;
import org.xueshi.ledger.entity.Mode;

/**
 * 计学时的成绩列: a column of a source that a course run counts.
 *
 * @param terms null for a column that never counted
 */
public record CountedColumn(
    UUID id, UUID courseRunId, SheetSource source, SheetColumn column, Terms terms) {

  /**
   * What it counts for.
   *
   * @param passPercent of the maximum, 0–100
   * @param weight in the overall grade, 0–1000; 0 = not part of it
   * @param minutes clock minutes that passing earns, 1–20,000
   */
  public record Terms(int passPercent, int weight, int minutes, Mode mode, boolean active) {

    public static final int MINUTES_MAX = 20_000;
    public static final int WEIGHT_MAX = 1_000;
  }

  public boolean counts() {
    return terms != null && terms.active();
  }
}
