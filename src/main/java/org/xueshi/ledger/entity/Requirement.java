package org.xueshi.ledger.entity;

import java.util.Map;
import java.util.Set;

/**
 * At least {@code amount} within scope and window (2.3, 2.4, 4.1, 15.3, 17.2).
 *
 * @param names by language tag
 * @param posts post groups of whom it is asked; empty = any
 * @param months for {@link RulePack.Window#MONTHS}, else 0
 * @param amount hours, credits, trainings or percent, by the measure; 0 = nothing is asked
 * @param fine what rarely differs
 */
public record Requirement(
    String code,
    Map<String, String> names,
    Audience audience,
    Set<String> posts,
    RulePack.Scope scope,
    RulePack.Window window,
    int months,
    Measure measure,
    int amount,
    Fine fine,
    RulePack.Citation citation) {

  /** To whom a requirement applies. */
  public enum Audience {
    EVERYONE,
    /** Hired within the last {@link Leniency#newMonths()}, or with credit in its scope. */
    NEW_TEACHER,
    TRAINER,
    /** Appointed to their post within the last {@link Leniency#newMonths()}. */
    NEW_IN_POST
  }

  /** What a requirement counts. */
  public enum Measure {
    HOURS,
    /** Hours over the ratio of their mode. */
    CREDITS,
    /** Course runs with enough counted credit. */
    TRAININGS,
    /** Percent of all hours of the window that lie within the scope. */
    SHARE
  }

  /**
   * @param leastHours counted hours without which a training is none (15.3)
   * @param withinDays a training must lie within so many days from first to last; 0 = any
   * @param proRata less is asked of whoever did not serve the whole window (open question 9)
   * @param exclusive hours that are needed here do not count for requirements further down (open
   *     question 5)
   * @param advisory falling short is a warning, not a failure (open question 6)
   */
  public record Fine(
      int leastHours, int withinDays, boolean proRata, boolean exclusive, boolean advisory) {

    public static final Fine NONE = new Fine(0, 0, false, false, false);
  }

  /** Its name in that language, or its code if the pack has none. */
  public String name(String languageTag) {
    return names.getOrDefault(languageTag, code);
  }

  /** The same, but so much is asked. */
  Requirement asking(int other) {
    return new Requirement(
        code, names, audience, posts, scope, window, months, measure, other, fine, citation);
  }
}
