package org.xueshi.gradebook.entity;

import java.math.BigDecimal;

/**
 * A column of a source: a grade, a total or a completion.
 *
 * @param key names it in its source for ever, e.g. {@code item:3}, {@code done:5}, {@code course}
 * @param maximum greater than 0; of a completion 1
 */
public record SheetColumn(String key, Kind kind, String title, BigDecimal maximum) {

  /** What it is. */
  public enum Kind {
    /** 活动成绩. */
    ACTIVITY,
    /** 手工成绩列. */
    MANUAL,
    /** 分类汇总. */
    CATEGORY,
    /** 课程总分. */
    COURSE_TOTAL,
    /** 活动完成. */
    ACTIVITY_DONE,
    /** 课程完成. */
    COURSE_DONE;

    public boolean isCompletion() {
      return this == ACTIVITY_DONE || this == COURSE_DONE;
    }
  }
}
