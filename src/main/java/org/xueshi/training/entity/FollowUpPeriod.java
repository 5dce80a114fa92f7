package org.xueshi.training.entity;

import java.time.LocalDate;
import org.xueshi.kernel.entity.Refusal;

/** 训后跟踪服务期: not shorter than three calendar months after the course (25.1). */
public final class FollowUpPeriod {

  /** Calendar months, article 25. */
  public static final int MONTHS_MIN = 3;

  private FollowUpPeriod() {}

  /** The first day on which follow-up may end; 30 November + 3 months is the end of February. */
  public static LocalDate earliestEnd(LocalDate courseEnds) {
    return courseEnds.plusMonths(MONTHS_MIN);
  }

  /**
   * @param asked null = the earliest
   * @throws Refusal INVALID {@code training.refusal.followUpTooShort}
   */
  static LocalDate checked(LocalDate courseEnds, LocalDate asked) {
    var earliest = earliestEnd(courseEnds);
    if (asked == null) {
      return earliest;
    }
    if (asked.isBefore(earliest)) {
      throw Refusal.invalid("training.refusal.followUpTooShort", MONTHS_MIN, earliest);
    }
    return asked;
  }
}
