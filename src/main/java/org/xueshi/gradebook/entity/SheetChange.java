package org.xueshi.gradebook.entity;

/** How a grade differs from the one the run before saw. */
public enum SheetChange {
  SAME,
  /** There was none before. */
  FIRST,
  UP,
  DOWN,
  /** There is none any more. */
  GONE;

  /**
   * @param was null if the run before saw no change of it, or there was no run before
   * @param changed whether this run saw something else than the run before
   */
  public static SheetChange of(SheetCell now, SheetCell was, boolean changed) {
    if (!changed) {
      return SAME;
    }
    if (now.isEmpty()) {
      return was == null || was.isEmpty() ? SAME : GONE;
    }
    if (was == null || was.isEmpty()) {
      return FIRST;
    }
    var difference = now.score().percent().compareTo(was.score().percent());
    return difference > 0 ? UP : difference < 0 ? DOWN : SAME;
  }
}
