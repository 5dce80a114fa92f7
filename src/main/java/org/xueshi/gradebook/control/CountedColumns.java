package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xueshi.gradebook.entity.CountedColumn;
import org.xueshi.gradebook.entity.CountedColumn.Terms;
import org.xueshi.gradebook.entity.SheetColumn;
import org.xueshi.gradebook.entity.SheetSetting;
import org.xueshi.gradebook.entity.SheetSource;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.training.control.CourseRuns;

/** 计学时的成绩列: which columns and completions of a course run count, and for what. */
@ApplicationScoped
public class CountedColumns {

  private CountedColumnStore store;
  private CourseRuns courses;
  private Clock clock;

  protected CountedColumns() {}

  @Inject
  CountedColumns(CountedColumnStore store, CourseRuns courses, Clock clock) {
    this.store = store;
    this.courses = courses;
    this.clock = clock;
  }

  /** All columns of all sources, as they were last read, in the sources' order. */
  public List<CountedColumn> of(UUID tenant, UUID courseRunId) {
    return store.of(tenant, courseRunId);
  }

  /** Kinds of the columns that count. */
  Set<SheetColumn.Kind> kinds(UUID tenant, UUID courseRunId, SheetSource source) {
    return of(tenant, courseRunId).stream()
        .filter(column -> column.counts() && column.source() == source)
        .map(column -> column.column().kind())
        .collect(Collectors.toSet());
  }

  /**
   * Says what columns count for; those that are not named stay as they are.
   *
   * @param terms by column
   * @throws Refusal NOT_FOUND; INVALID {@code gradebook.refusal.passPercent, weight, minutes}
   */
  @Transactional
  public void count(UUID tenant, UUID courseRunId, Map<UUID, Terms> terms) {
    courses.get(tenant, courseRunId);
    var known = of(tenant, courseRunId).stream().map(CountedColumn::id).collect(Collectors.toSet());
    if (!known.containsAll(terms.keySet())) {
      throw Refusal.notFound();
    }
    terms.values().forEach(CountedColumns::check);
    terms.forEach((id, each) -> store.count(tenant, id, each, clock.instant()));
  }

  private static void check(Terms terms) {
    if (terms.passPercent() < 0 || terms.passPercent() > 100) {
      throw Refusal.invalid("gradebook.refusal.passPercent");
    }
    if (terms.weight() < 0 || terms.weight() > Terms.WEIGHT_MAX) {
      throw Refusal.invalid("gradebook.refusal.weight", Terms.WEIGHT_MAX);
    }
    if (terms.minutes() < 1 || terms.minutes() > Terms.MINUTES_MAX) {
      throw Refusal.invalid("gradebook.refusal.minutes", Terms.MINUTES_MAX);
    }
  }

  /** How a course run is reconciled. */
  public SheetSetting setting(UUID tenant, UUID courseRunId) {
    return store.setting(tenant, courseRunId).orElse(SheetSetting.USUAL);
  }

  /**
   * @param wanted its {@code nextAt} is not looked at: it follows from the schedule
   * @throws Refusal NOT_FOUND; INVALID {@code gradebook.refusal.everyHours, passPercent}
   */
  @Transactional
  public void set(UUID tenant, UUID courseRunId, SheetSetting wanted) {
    courses.get(tenant, courseRunId);
    if (wanted.everyHours() < 1 || wanted.everyHours() > 720) {
      throw Refusal.invalid("gradebook.refusal.everyHours");
    }
    if (wanted.overallPercent() < 0 || wanted.overallPercent() > 100) {
      throw Refusal.invalid("gradebook.refusal.passPercent");
    }
    var next =
        wanted.schedule() == SheetSetting.Schedule.OFF
            ? null
            : clock.instant().plus(Duration.ofHours(wanted.everyHours()));
    store.set(
        tenant,
        courseRunId,
        new SheetSetting(
            wanted.lowered(),
            wanted.schedule(),
            wanted.everyHours(),
            wanted.overallPercent(),
            next));
  }
}
