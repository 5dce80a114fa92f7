package org.xueshi.practice.gradebook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.xueshi.practice.site.Activity;
import org.xueshi.practice.site.Person;
import org.xueshi.practice.site.Site;
import org.xueshi.practice.site.SiteClock;
import org.xueshi.practice.site.Table;

/** The columns and grades of all courses. */
public final class Gradebook {
  private static final int DECIMALS = 5;

  private final Site site;
  private final SiteClock clock;
  private final Table<GradeItem> items;
  private final Table<Grade> grades;

  public Gradebook(Site site, SiteClock clock, Path directory) {
    this.site = site;
    this.clock = clock;
    items = new Table<>(directory, "grade-items", GradeItem.class, i -> "" + i.id(), 1);
    grades = new Table<>(directory, "grades", Grade.class, Grade::key, 1);
  }

  public Optional<GradeItem> item(Object id) {
    return items.find(id);
  }

  /** The columns of a course as shown: the total comes last. */
  public List<GradeItem> columns(long courseId) {
    return items.all(ofCourse(courseId).and(item -> item.kind() != GradeItem.Kind.COURSE_TOTAL));
  }

  /** The columns a tool may see: its activities' and those it made. */
  public List<GradeItem> lineItems(long courseId, long toolId) {
    return items.all(ofCourse(courseId).and(item -> item.toolId() == toolId));
  }

  public List<GradeItem> itemsOf(Activity activity) {
    return items.all(item -> item.toolId() != 0 && item.linkId() == activity.id());
  }

  /** The first column of a course brings the course's total with it, which takes a number too. */
  public synchronized GradeItem add(GradeItem unnumbered) {
    if (items.all(ofCourse(unnumbered.courseId())).isEmpty()) {
      items.put(GradeItem.total(unnumbered.courseId()).numbered(items.nextId()));
    }
    return items.put(unnumbered.numbered(items.nextId()));
  }

  public synchronized void change(GradeItem changed) {
    GradeItem before = items.find(changed.id()).orElseThrow();
    items.put(changed);
    if (before.maximum().compareTo(changed.maximum()) != 0
        && changed.maximum().compareTo(BigDecimal.ONE) > 0) {
      rescale(before, changed);
    }
  }

  public synchronized void remove(GradeItem item) {
    items.removeIf(other -> other.id() == item.id());
    grades.removeIf(grade -> grade.itemId() == item.id());
  }

  public List<Grade> grades(long itemId) {
    return grades.all(grade -> grade.itemId() == itemId);
  }

  public Optional<Grade> grade(long itemId, long personId) {
    return grades.find(Grade.key(itemId, personId));
  }

  public Optional<BigDecimal> value(long itemId, long personId) {
    return grade(itemId, personId).map(Grade::value);
  }

  /** The sum of what a person has, or nothing when there is nothing to sum. */
  public Optional<BigDecimal> total(long courseId, long personId) {
    return columns(courseId).stream()
        .flatMap(item -> value(item.id(), personId).stream())
        .reduce(BigDecimal::add);
  }

  /**
   * Takes a score.
   *
   * @return false when it is not later than what is kept (Moodle's 409)
   */
  public synchronized boolean take(GradeItem item, Score score) {
    Optional<Grade> kept = grade(item.id(), score.personId());
    long keptSeconds = kept.map(Grade::modifiedSeconds).orElse(0L);
    if (keptSeconds != 0 && keptSeconds >= score.timestamp().getEpochSecond()) {
      return false;
    }
    if (!item.text()) {
      store(item, score, kept);
    }
    return true;
  }

  private void store(GradeItem item, Score score, Optional<Grade> kept) {
    BigDecimal value = scaled(item, score);
    String comment = score.comment();
    boolean settled = kept.filter(k -> k.overridden() || k.sameAs(value, comment)).isPresent();
    if (item.coupled() && settled) {
      return;
    }
    grades.put(
        new Grade(item.id(), score.personId(), value, comment, time(item, score, value), false));
  }

  private long time(GradeItem item, Score score, BigDecimal value) {
    if (item.coupled()) {
      return value == null && score.comment().isEmpty() ? 0 : clock.seconds();
    }
    return score.given() == null ? clock.seconds() : score.timestamp().getEpochSecond();
  }

  private static BigDecimal scaled(GradeItem item, Score score) {
    if (score.given() == null) {
      return null;
    }
    BigDecimal value = score.given();
    if (score.maximum().signum() != 0) {
      value = value.multiply(item.maximum());
      value = value.divide(score.maximum(), DECIMALS, RoundingMode.HALF_UP);
    }
    return value.max(BigDecimal.ZERO).min(item.maximum());
  }

  /**
   * Sets a grade by hand, or takes it away with null; coupled columns remember that it was by hand.
   */
  public synchronized void override(GradeItem item, long personId, BigDecimal value) {
    String comment = grade(item.id(), personId).map(Grade::comment).orElse("");
    grades.put(new Grade(item.id(), personId, value, comment, clock.seconds(), item.coupled()));
  }

  private void rescale(GradeItem before, GradeItem after) {
    for (Person person : site.students(after.courseId())) {
      Optional<Grade> row = grade(after.id(), person.id());
      if (row.isPresent() || after.coupled() && hasAnyRow(after.courseId(), person.id())) {
        BigDecimal value =
            row.map(Grade::value).map(v -> rescaled(v, before, after)).orElse(BigDecimal.ZERO);
        String comment = row.map(Grade::comment).orElse("");
        boolean overridden = row.filter(Grade::overridden).isPresent();
        grades.put(new Grade(after.id(), person.id(), value, comment, clock.seconds(), overridden));
      }
    }
  }

  /** Moodle keeps empty rows for whoever has a grade anywhere in the course. */
  private boolean hasAnyRow(long courseId, long personId) {
    return columns(courseId).stream().anyMatch(item -> grade(item.id(), personId).isPresent());
  }

  private static BigDecimal rescaled(BigDecimal value, GradeItem before, GradeItem after) {
    if (before.maximum().signum() == 0) {
      return value;
    }
    return value.multiply(after.maximum()).divide(before.maximum(), DECIMALS, RoundingMode.HALF_UP);
  }

  private static Predicate<GradeItem> ofCourse(long courseId) {
    return item -> item.courseId() == courseId;
  }
}
