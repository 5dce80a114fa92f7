package org.xueshi.followup.entity;

import java.time.LocalDate;
import org.xueshi.ledger.entity.OpenHold;

/** How many minutes of a hold count now (25.1). */
public final class Releasing {

  private Releasing() {}

  /**
   * A participant's tasks.
   *
   * @param planned in the run
   * @param accepted of these
   */
  public record Tasks(int planned, int accepted) {
    public boolean allDone() {
      return accepted >= planned;
    }
  }

  /**
   * Nothing before the hold's day, whatever was done. Then all of it once all tasks are accepted;
   * by the rule {@code BY_TASK} also the share of the accepted tasks, rounded down to whole
   * minutes.
   *
   * @return 0 … what is left of the hold
   */
  public static int due(ReleaseRule rule, OpenHold hold, Tasks tasks, LocalDate today) {
    if (today.isBefore(hold.until())) {
      return 0;
    }
    if (tasks.allDone()) {
      return hold.left();
    }
    if (rule == ReleaseRule.AT_END) {
      return 0;
    }
    var earned = (int) ((long) hold.minutes() * tasks.accepted() / tasks.planned());
    var released = hold.minutes() - hold.left();
    return Math.max(0, Math.min(hold.left(), earned - released));
  }
}
