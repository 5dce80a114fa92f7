package org.xueshi.ledger.entity;

import java.util.List;

/**
 * 时间重叠: evidence that is not credited because its clock time is, by other evidence.
 *
 * @param asked what waits
 * @param against what is credited
 * @param shared the clock time that both claim, sorted; not empty
 */
public record Overlap(Evidence asked, Evidence against, List<Interval> shared) {

  /** What can be decided. */
  public enum Choice {
    /** What is credited stays; the other is not credited. */
    KEEP,
    /** What is credited is reversed, the other posted in its place. */
    REPLACE,
    /** What is credited stays; of the other, the time that is left is posted. */
    REST,
    /** The other is not to be believed. */
    REFUSE
  }

  /**
   * A decision.
   *
   * @param reason 1–500 characters
   * @param assessment of the course, for what is posted
   */
  public record Decision(Choice choice, String reason, Assessment assessment) {}

  public static Overlap of(Evidence asked, Evidence against) {
    var shared =
        asked.facts().intervals().stream()
            .flatMap(one -> against.facts().intervals().stream().flatMap(one::shared))
            .sorted()
            .toList();
    return new Overlap(asked, against, shared);
  }
}
