package org.xueshi.training.entity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * 计时账: what one participant was granted in one unit, what not and why, and how the presence checks
 * went.
 *
 * @param lost time that passed without being granted, by reason
 * @param times how often each reason came
 * @param checks how the presence checks went
 */
public record StudyAccount(
    Duration granted, Map<Why, Duration> lost, Map<Why, Integer> times, Checks checks) {

  public static final StudyAccount EMPTY =
      new StudyAccount(Duration.ZERO, Map.of(), Map.of(), Checks.NONE);

  /**
   * @param asked all that were asked
   * @param passed answered rightly in the end
   * @param wrong wrong answers, of all checks together
   * @param late answered rightly, but long after they were asked
   * @param medianMillis from question to right answer; 0 if none was answered
   */
  public record Checks(int asked, int passed, int wrong, int late, long medianMillis) {
    public static final Checks NONE = new Checks(0, 0, 0, 0, 0);
  }

  /** 异常情形: what a trainer should look at. It proves nothing and takes nothing away. */
  public enum Pattern {
    /** Minutes at more than the recorded speed. */
    SPEED,
    /** Minutes jumped over. */
    SKIPPING,
    /** Minutes in several windows or devices at once. */
    PARALLEL,
    /** Beats that came twice or out of order, as a script repeats them. */
    REPLAYS,
    /** More wrong answers than right ones. */
    GUESSING,
    /** Answers within two seconds. */
    INSTANT,
    /** Nobody was there when a check came. */
    ABSENT
  }

  private static final Duration MUCH = Duration.ofMinutes(5);
  private static final int MANY = 5;
  private static final long INSTANT_MILLIS = 2_000;

  public StudyAccount {
    lost = Map.copyOf(lost);
    times = Map.copyOf(times);
  }

  /** In the order of their declaration; usually none. */
  public List<Pattern> patterns() {
    var found = new ArrayList<Pattern>();
    add(found, Pattern.SPEED, much(Why.SPED_UP));
    add(found, Pattern.SKIPPING, times.getOrDefault(Why.SKIPPED, 0) >= MANY);
    add(found, Pattern.PARALLEL, much(Why.ELSEWHERE));
    add(found, Pattern.REPLAYS, times.getOrDefault(Why.REPLAYED, 0) >= MANY);
    add(found, Pattern.GUESSING, checks.wrong() >= 3 && checks.wrong() > checks.passed());
    add(found, Pattern.INSTANT, checks.passed() >= 3 && checks.medianMillis() < INSTANT_MILLIS);
    add(found, Pattern.ABSENT, checks.late() >= 2);
    return found;
  }

  private boolean much(Why why) {
    return lost.getOrDefault(why, Duration.ZERO).compareTo(MUCH) >= 0;
  }

  private static void add(List<Pattern> found, Pattern pattern, boolean holds) {
    if (holds) {
      found.add(pattern);
    }
  }
}
