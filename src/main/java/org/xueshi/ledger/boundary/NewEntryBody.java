package org.xueshi.ledger.boundary;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Assessment;
import org.xueshi.ledger.entity.Course;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.Grade;
import org.xueshi.ledger.entity.Interval;
import org.xueshi.ledger.entity.Level;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.ledger.entity.ProjectKind;
import org.xueshi.ledger.entity.SourceKind;
import org.xueshi.ledger.entity.Theme;

/**
 * Evidence as another system sends it, to be credited. Everything is text or number, so that what
 * is wrong can be named.
 *
 * @param staffNumber whose
 * @param minutes whole clock minutes, 1–100000; never hours
 * @param earnedOn the district's calendar day on which it counts
 * @param intervals when, or {@code null} if nobody knows
 * @param grade C (a document or gradebook; the default) or D (declared); what A and B stand for is
 *     witnessed by this product itself
 * @param courseRun identifier of a course run, or {@code null} for none
 * @param sourceId what names it in the sending system
 * @param passed {@code false} if the course was failed; passed if missing
 */
public record NewEntryBody(
    String staffNumber,
    BigDecimal minutes,
    String earnedOn,
    List<IntervalBody> intervals,
    String mode,
    String kind,
    String level,
    String theme,
    String courseTitle,
    String courseRun,
    String sourceId,
    String sourceTitle,
    String grade,
    Boolean passed) {

  /** From when to when, as instants (ISO 8601 with zone). */
  public record IntervalBody(String from, String to) {}

  /**
   * @throws Refusal INVALID, naming the field
   */
  Evidence.Facts facts(UUID person) {
    var title = courseTitle == null ? "" : courseTitle.strip();
    var course =
        new Course(
            courseRun == null ? null : Ids.parse(courseRun).orElseThrow(() -> bad("courseRun")),
            title,
            choice("kind", kind, ProjectKind.class),
            choice("level", level, Level.class),
            choice("theme", theme, Theme.class),
            null);
    var source =
        new Evidence.Source(
            SourceKind.DOCUMENT,
            sourceId == null ? "" : sourceId.strip(),
            sourceTitle == null || sourceTitle.isBlank() ? title : sourceTitle.strip());
    return new Evidence.Facts(
        person,
        source,
        course,
        witnessed(),
        choice("mode", mode, Mode.class),
        wholeMinutes(),
        0,
        day(),
        intervals == null ? List.of() : intervals.stream().map(NewEntryBody::interval).toList());
  }

  Assessment assessment() {
    return Boolean.FALSE.equals(passed) ? Assessment.FAILED : Assessment.PASSED;
  }

  private Grade witnessed() {
    var given = grade == null || grade.isBlank() ? Grade.C : choice("grade", grade, Grade.class);
    if (given == Grade.A || given == Grade.B) {
      throw Refusal.invalid("ledger.refusal.api.grade");
    }
    return given;
  }

  private int wholeMinutes() {
    if (minutes == null) {
      throw Refusal.invalid("ledger.refusal.api.missing", "minutes");
    }
    if (minutes.stripTrailingZeros().scale() > 0) {
      throw Refusal.invalid("ledger.refusal.api.fraction", minutes.toPlainString());
    }
    var most = BigDecimal.valueOf(Evidence.Facts.MINUTES_MAX);
    if (minutes.signum() <= 0 || minutes.compareTo(most) > 0) {
      throw Refusal.invalid("ledger.refusal.api.minutes", minutes.toPlainString(), most);
    }
    return minutes.intValueExact();
  }

  private LocalDate day() {
    try {
      return LocalDate.parse(earnedOn == null ? "" : earnedOn.strip());
    } catch (DateTimeParseException unreadable) {
      throw bad("earnedOn");
    }
  }

  private static Interval interval(IntervalBody body) {
    try {
      return new Interval(Instant.parse(body.from()), Instant.parse(body.to()));
    } catch (DateTimeParseException | NullPointerException | IllegalArgumentException unreadable) {
      throw bad("intervals");
    }
  }

  private static Refusal bad(String field) {
    return Refusal.invalid("ledger.refusal.api.unreadable", field);
  }

  private static <E extends Enum<E>> E choice(String field, String given, Class<E> type) {
    if (given == null || given.isBlank()) {
      throw Refusal.invalid("ledger.refusal.api.missing", field);
    }
    return Arrays.stream(type.getEnumConstants())
        .filter(one -> one.name().equals(given.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.invalid(
                    "ledger.refusal.api.choice",
                    field,
                    Arrays.stream(type.getEnumConstants())
                        .map(Enum::name)
                        .collect(Collectors.joining(", "))));
  }
}
