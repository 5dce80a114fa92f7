package org.xueshi.training.entity;

/**
 * 培训团队的构成 (18.3): 100·experts ≥ 35·n and 100·frontline ≥ 50·n. In whole people, a team of one or
 * three can never satisfy both; two and from four on can.
 */
public record TeamCheck(int experts, int frontline, int others) {

  static final int EXPERTS_PERCENT = 35;
  static final int FRONTLINE_PERCENT = 50;

  public int size() {
    return experts + frontline + others;
  }

  public boolean enoughExperts() {
    return size() > 0 && 100 * experts >= EXPERTS_PERCENT * size();
  }

  public boolean enoughFrontline() {
    return size() > 0 && 100 * frontline >= FRONTLINE_PERCENT * size();
  }

  public boolean holds() {
    return enoughExperts() && enoughFrontline();
  }

  /** Least experts in a team of that size. */
  public static int expertsNeeded(int size) {
    return (EXPERTS_PERCENT * size + 99) / 100;
  }

  /** Least frontline teachers and researchers in a team of that size. */
  public static int frontlineNeeded(int size) {
    return (FRONTLINE_PERCENT * size + 99) / 100;
  }

  /** Whether a team of that size can satisfy both at all. */
  public static boolean feasible(int size) {
    return size > 0 && expertsNeeded(size) + frontlineNeeded(size) <= size;
  }

  /** The smallest team that keeps everybody there now and satisfies both. */
  public int nextFeasible() {
    var size = Math.max(1, size());
    while (!feasible(size)
        || Math.max(experts, expertsNeeded(size))
                + Math.max(frontline, frontlineNeeded(size))
                + others
            > size) {
      size++;
    }
    return size;
  }
}
