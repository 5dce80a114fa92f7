package org.xueshi.gradebook.control;

import java.util.List;
import java.util.Map;
import org.xueshi.gradebook.entity.SheetAccount;
import org.xueshi.gradebook.entity.SheetCell;
import org.xueshi.gradebook.entity.SheetColumn;
import org.xueshi.gradebook.entity.SheetRun;
import org.xueshi.gradebook.entity.SheetSource;

/**
 * 成绩来源. It hands over person by person, so that a course of any size fits into memory; whatever
 * takes them decides what to keep.
 */
interface GradeSource {

  boolean reads(SheetSource source);

  /**
   * Reads everything there is. Waits for others: never inside a transaction.
   *
   * @throws org.xueshi.lti.control.PlatformFailure if it cannot be read
   * @throws Unreadable if there is nothing to read
   */
  void read(SheetRun run, Taker taker);

  /** Takes what a source hands over. */
  interface Taker {

    /** How many people will come. */
    void people(int total);

    /** One of them; a column that is missing from the cells is as one without a grade. */
    void person(SheetAccount account, Map<String, SheetCell> cells);

    /** All columns there are, after the people. */
    void columns(List<SheetColumn> columns);
  }

  /** It cannot be read until somebody does something. */
  final class Unreadable extends RuntimeException {

    private final SheetRun.Trouble trouble;

    Unreadable(SheetRun.Trouble trouble) {
      super(trouble.name());
      this.trouble = trouble;
    }

    SheetRun.Trouble trouble() {
      return trouble;
    }
  }
}
