package org.xueshi.ledger.entity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of a time (规则包): data, versioned, dated, each rule cited to its legal source. Code
 * knows what kinds of rules there are, never their numbers. Only the Office edits it (38.1); no
 * rule applies before its date (39.1).
 *
 * @param code stable name and version, e.g. {@code ganzhou-1}; entries carry it
 * @param title the document's name
 */
public record RulePack(
    String code,
    String title,
    LocalDate effectiveFrom,
    Hour hour,
    Recognising recognising,
    FollowUp followUp,
    Calendar calendar,
    List<Cap> caps,
    List<Requirement> requirements) {

  public RulePack {
    caps = List.copyOf(caps);
    requirements = List.copyOf(requirements);
  }

  /**
   * Where a rule comes from.
   *
   * @param article identifier of the requirement, e.g. {@code 25.1}, or of the open question
   * @param source document and wording
   * @param assumption the document gives no number: this one is the stated default
   */
  public record Citation(String article, String source, boolean assumption) {

    /** The article itself, as people cite it: 25 for {@code 25.1}. */
    public String articleNumber() {
      return article.replaceFirst("\\..*", "");
    }
  }

  /**
   * How long a credit hour is and how it is shown (open question 1).
   *
   * @param minutes clock minutes of one hour
   * @param scale decimals shown
   */
  public record Hour(int minutes, int scale, RoundingMode rounding, Citation citation) {

    /** Hours as they are shown. */
    public BigDecimal shown(Hours hours) {
      return hours.rounded(scale, rounding);
    }
  }

  /**
   * What is credited at all, and at what rate.
   *
   * @param percents credited share of clock minutes by mode; a mode that is missing earns nothing
   */
  public record Recognising(
      Set<Grade> grades, boolean passRequired, Map<Mode, Integer> percents, Citation citation) {}

  /**
   * Follow-up after the course (25.1).
   *
   * @param months calendar months after the last day before which no hold can be released
   * @param heldPercent share that waits, 0–100
   */
  public record FollowUp(int months, int heldPercent, Citation citation) {}

  /**
   * How time is cut (open question 3).
   *
   * @param cycleYears length of a person's windows
   * @param cycleStart first window of whoever has no date of their own
   * @param yearStartMonth month in which a year begins, 1 for calendar years
   */
  public record Calendar(
      int cycleYears, LocalDate cycleStart, int yearStartMonth, Citation citation) {}

  /** The period a cap or a requirement looks at. */
  public enum Window {
    /** The year around the date. */
    YEAR,
    /** The person's cycle around the date. */
    CYCLE,
    /** The months up to the date: {@link Requirement#months()}. */
    MONTHS,
    /** Everything so far. */
    EVER
  }

  /**
   * Which credit is meant; an empty set means any.
   *
   * @param levels usually an upper part of the scale
   */
  public record Scope(
      Set<Mode> modes, Set<ProjectKind> kinds, Set<Theme> themes, Set<Level> levels) {

    public boolean includes(Mode mode, Course course) {
      return (modes.isEmpty() || modes.contains(mode))
          && (kinds.isEmpty() || kinds.contains(course.kind()))
          && (themes.isEmpty() || themes.contains(course.theme()))
          && (levels.isEmpty() || levels.contains(course.level()));
    }
  }

  /** At most {@code hours} credited hours within the scope and window. */
  public record Cap(String code, Scope scope, Window window, int hours, Citation citation) {}

  /** To whom a requirement applies. */
  public enum Audience {
    EVERYONE,
    NEW_TEACHER,
    TRAINER
  }

  /** What a requirement counts. */
  public enum Measure {
    HOURS,
    /** Course runs with counted credit. */
    TRAININGS
  }

  /**
   * At least {@code amount} within scope and window.
   *
   * @param names by language tag
   * @param months for {@link Window#MONTHS}, else 0
   */
  public record Requirement(
      String code,
      Map<String, String> names,
      Audience audience,
      Scope scope,
      Window window,
      int months,
      Measure measure,
      int amount,
      Citation citation) {

    /** Its name in that language, or its code if the pack has none. */
    public String name(String languageTag) {
      return names.getOrDefault(languageTag, code);
    }
  }

  /**
   * The cap's or requirement's period around {@code date} for a person whose cycles are {@code
   * cycles}.
   */
  public Period period(Window window, int months, LocalDate date, LocalDate anchor) {
    return switch (window) {
      case YEAR -> Period.yearAround(date, calendar.yearStartMonth());
      case CYCLE -> cycleAround(date, anchor);
      case MONTHS -> new Period(date.minusMonths(months).plusDays(1), date);
      case EVER -> new Period(LocalDate.of(1900, 1, 1), date);
    };
  }

  /**
   * The five-year window that contains {@code date}.
   *
   * @param anchor first day of the person's first window, or {@code null} for the district's
   */
  public Period cycleAround(LocalDate date, LocalDate anchor) {
    var start = anchor == null ? calendar.cycleStart() : anchor;
    return Period.windowAround(date, start, calendar.cycleYears());
  }
}
