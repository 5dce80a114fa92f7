package org.xueshi.ledger.entity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of a time (规则包): data, versioned, dated, each rule cited to its legal source. Code
 * knows what kinds of rules there are, never their numbers. Only the Office edits it (38.1); no
 * rule applies before its date (39.1).
 *
 * @param code stable name and version, e.g. {@code ganzhou-1}; entries carry it
 * @param title the document's name
 * @param conversions asked in order, the first that fits decides; else the mode's own rate
 * @param requirements the main one (2.3) first, never empty
 */
public record RulePack(
    String code,
    String title,
    LocalDate effectiveFrom,
    Hour hour,
    Credits credits,
    Recognising recognising,
    List<Conversion> conversions,
    Audiences audiences,
    FollowUp followUp,
    Calendar calendar,
    List<Cap> caps,
    List<Requirement> requirements,
    Leniency leniency,
    StudyLimits study,
    Elsewhere elsewhere) {

  public RulePack {
    conversions = List.copyOf(conversions);
    caps = List.copyOf(caps);
    requirements = List.copyOf(requirements);
  }

  /**
   * Where a rule comes from.
   *
   * @param document name of the legal source
   * @param article identifier of the requirement, e.g. {@code 25.1}
   * @param source wording, or why this number was taken
   * @param date of the document; {@code null} if it bears none
   * @param assumption the document gives no number: this one is the stated default
   */
  public record Citation(
      String document, String article, String source, LocalDate date, boolean assumption) {

    /** The article itself, as people cite it: 25 for {@code 25.1}. */
    public String articleNumber() {
      return article.replaceFirst("\\..*", "");
    }
  }

  /**
   * How long a credit hour is and how it is cut and shown (open question 1).
   *
   * @param minutes clock minutes of one hour
   * @param byMode other lengths for some modes
   * @param scale decimals shown
   * @param rounding of sums, for showing only; {@code DOWN} or {@code HALF_UP}
   * @param entryStep every entry is cut down to whole multiples of so many minutes; 1 = not cut
   */
  public record Hour(
      int minutes,
      Map<Mode, Integer> byMode,
      int scale,
      RoundingMode rounding,
      int entryStep,
      Citation citation) {

    /** Clock minutes of one hour in that mode. */
    public int minutes(Mode mode) {
      return byMode.getOrDefault(mode, minutes);
    }

    /** Hours as they are shown. */
    public BigDecimal shown(Hours hours) {
      return hours.rounded(scale, rounding);
    }
  }

  /**
   * 学时 to 学分 (open question 2): shown beside hours, and asked for by requirements in credits.
   *
   * @param hours hours of one credit
   * @param byMode other ratios for some modes
   */
  public record Credits(int hours, Map<Mode, Integer> byMode, Citation citation) {

    public Hours of(Hours amount, Mode mode) {
      return amount.times(1, byMode.getOrDefault(mode, hours));
    }
  }

  /**
   * What is credited at all, and at what rate.
   *
   * @param bySource grades accepted from some sources, where they differ from {@code grades}
   * @param percents credited share of clock minutes by mode; a mode that is missing earns nothing
   * @param pieces limits of a single piece of evidence
   */
  public record Recognising(
      Set<Grade> grades,
      Map<SourceKind, Set<Grade>> bySource,
      boolean passRequired,
      Map<Mode, Integer> percents,
      Pieces pieces,
      Citation citation) {

    public boolean accepts(SourceKind source, Grade grade) {
      return bySource.getOrDefault(source, grades).contains(grade);
    }
  }

  /**
   * Limits of a single piece of evidence.
   *
   * @param least minutes below which it earns nothing; 0 = none
   * @param most minutes of it that can be credited; 0 = no limit
   * @param longestOfDay of the same source on the same day only the longest counts
   */
  public record Pieces(int least, int most, boolean longestOfDay) {}

  /**
   * Follow-up after the course (25.1).
   *
   * @param months calendar months after the last day before which no hold can be released
   * @param heldPercent share that waits, 0–100
   */
  public record FollowUp(int months, int heldPercent, Citation citation) {}

  /** Whose clock cycles follow (open question 3). */
  public enum CycleBasis {
    /** Fixed windows from the person's registered or hire date; else from the district's. */
    PERSON,
    /** The same fixed windows for everybody. */
    DISTRICT,
    /** The years up to the day that is asked about. */
    ROLLING
  }

  /**
   * How time is cut (open question 3).
   *
   * @param cycleYears length of a cycle
   * @param cycleStart first window of whoever has no date of their own
   * @param yearStartMonth month in which a year begins, 1 for calendar years, 9 for school years
   */
  public record Calendar(
      int cycleYears,
      LocalDate cycleStart,
      CycleBasis basis,
      int yearStartMonth,
      Citation citation) {}

  /** The period a cap or a requirement looks at. */
  public enum Window {
    /** The day. */
    DAY,
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

  /**
   * At most {@code hours} credited hours within the scope and window.
   *
   * @param perCourse measured for each course run alone
   */
  public record Cap(
      String code, Scope scope, Window window, boolean perCourse, int hours, Citation citation) {}

  /**
   * Numbers of the same document that other parts of the district's work follow (open questions 7
   * and 8; 18.3, 19.3, 32.1). The ledger only keeps them.
   *
   * @param teamBy whether team shares are counted by people or by teaching hours
   * @param resourcesPer whether resources are owed for each subject, base, or pair of them
   * @param retentionYears 0 = for ever
   */
  public record Elsewhere(
      int expertPercent,
      int frontlinePercent,
      String teamBy,
      int resourcePieces,
      String resourcesPer,
      int retentionYears,
      Citation citation) {}

  /** The same rules, as if they had always been in force: for trial runs only. */
  public RulePack asIfAlways() {
    return new RulePack(
        code,
        title,
        LocalDate.of(1900, 1, 1),
        hour,
        credits,
        recognising,
        conversions,
        audiences,
        followUp,
        calendar,
        caps,
        requirements,
        leniency,
        study,
        elsewhere);
  }

  /**
   * The cap's or requirement's period around {@code date} for a person whose cycles begin at {@code
   * anchor}.
   */
  public Period period(Window window, int months, LocalDate date, LocalDate anchor) {
    return switch (window) {
      case DAY -> new Period(date, date);
      case YEAR -> Period.yearAround(date, calendar.yearStartMonth());
      case CYCLE -> cycleAround(date, anchor);
      case MONTHS -> new Period(date.minusMonths(months).plusDays(1), date);
      case EVER -> new Period(LocalDate.of(1900, 1, 1), date);
    };
  }

  /**
   * The cycle that contains {@code date}; of rolling ones, the one that ends with it.
   *
   * @param anchor first day of the person's first window, or {@code null} for the district's
   */
  public Period cycleAround(LocalDate date, LocalDate anchor) {
    if (calendar.basis() == CycleBasis.ROLLING) {
      return new Period(date.minusYears(calendar.cycleYears()).plusDays(1), date);
    }
    var own = calendar.basis() == CycleBasis.PERSON ? anchor : null;
    return Period.windowAround(
        date, own == null ? calendar.cycleStart() : own, calendar.cycleYears());
  }

  /**
   * All of a cap's periods that contain {@code date}, as far as they differ for a book with credit
   * on {@code others}: one, unless cycles roll or the window reaches back from a day.
   */
  List<Period> capPeriods(Window window, LocalDate date, Book book, List<LocalDate> others) {
    var first = period(window, 0, date, book.anchor());
    if (window != Window.CYCLE || calendar.basis() != CycleBasis.ROLLING) {
      return List.of(window == Window.EVER ? new Period(first.from(), LocalDate.MAX) : first);
    }
    return java.util.stream.Stream.concat(java.util.stream.Stream.of(date), others.stream())
        .distinct()
        .map(end -> cycleAround(end, book.anchor()))
        .filter(period -> period.contains(date))
        .toList();
  }

  /** The first conversion that fits; empty if the mode's own rate applies. */
  public Optional<Conversion> conversion(Evidence.Facts facts, String post) {
    var groups = audiences.groupsOf(post);
    return conversions.stream().filter(one -> one.fits(facts, groups)).findFirst();
  }

  /** Hours in what the measure counts: hours, or credits. */
  public Hours worth(Requirement.Measure measure, Mode mode, Hours hours) {
    return measure == Requirement.Measure.CREDITS ? credits.of(hours, mode) : hours;
  }
}
