package org.xueshi.gradebook.entity;

import java.time.Instant;

/**
 * How a course run is reconciled.
 *
 * @param everyHours 1–720
 * @param overallPercent pass mark of the overall grade, 0–100
 * @param nextAt when the next run starts by itself; null for never
 */
public record SheetSetting(
    Lowered lowered, Schedule schedule, int everyHours, int overallPercent, Instant nextAt) {

  public static final SheetSetting USUAL =
      new SheetSetting(Lowered.LOOK, Schedule.OFF, 24, 60, null);

  /** What a grade that fell below the pass mark after it was credited leads to. */
  public enum Lowered {
    /** It is shown until somebody decides. */
    LOOK,
    /** A correction is asked for by itself, as a person would: above the limit by two. */
    CORRECT
  }

  /** What happens by itself. */
  public enum Schedule {
    OFF,
    /** It is read and compared. */
    PROPOSE,
    /** And what is new, and what the policy for lowered grades says, is applied. */
    APPLY
  }
}
