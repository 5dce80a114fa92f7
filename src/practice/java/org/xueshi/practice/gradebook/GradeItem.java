package org.xueshi.practice.gradebook;

import java.math.BigDecimal;

/**
 * A column of the gradebook.
 *
 * @param toolId whose line item it is; 0 for a column of Moodle's own
 * @param linkId the resource link it belongs to; 0 for none
 * @param resourceId as the tool gave it; null where no tool has described the column
 * @param reviewUrl where a submission can be reviewed; empty for nowhere
 */
public record GradeItem(
    long id,
    long courseId,
    Kind kind,
    String label,
    BigDecimal maximum,
    boolean text,
    long toolId,
    long linkId,
    String resourceId,
    String tag,
    String reviewUrl,
    String reviewCustom) {

  /** Where a column comes from. */
  public enum Kind {
    COURSE_TOTAL,
    MANUAL,
    /** Coupled to an activity, made with it. */
    ACTIVITY,
    /** Made by a tool through the line item service. */
    TOOL
  }

  /** A column of the site's own, filled by hand. */
  public static GradeItem manual(long courseId, String label, BigDecimal maximum) {
    return own(courseId, Kind.MANUAL, label, maximum);
  }

  static GradeItem total(long courseId) {
    return own(courseId, Kind.COURSE_TOTAL, "", BigDecimal.valueOf(100));
  }

  private static GradeItem own(long courseId, Kind kind, String label, BigDecimal maximum) {
    return new GradeItem(0, courseId, kind, label, maximum, false, 0, 0, null, "", "", "");
  }

  public boolean coupled() {
    return kind == Kind.ACTIVITY;
  }

  GradeItem numbered(long newId) {
    return new GradeItem(
        newId,
        courseId,
        kind,
        label,
        maximum,
        text,
        toolId,
        linkId,
        resourceId,
        tag,
        reviewUrl,
        reviewCustom);
  }
}
