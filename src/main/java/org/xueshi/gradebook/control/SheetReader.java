package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.xueshi.gradebook.entity.Answer;
import org.xueshi.gradebook.entity.Because;
import org.xueshi.gradebook.entity.Delivery;
import org.xueshi.gradebook.entity.SheetRun;
import org.xueshi.gradebook.entity.SheetRun.Trouble;
import org.xueshi.gradebook.entity.SheetSource;
import org.xueshi.lti.control.PlatformFailure;
import org.xueshi.training.control.CourseRuns;
import org.xueshi.web.entity.Actor;

/**
 * Reads sheets in the background. A run belongs to one node for as long as it renews its lease; if
 * it dies, another starts over, which changes nothing that was kept. A source that is away is asked
 * again later, for days, at growing distances.
 */
@ApplicationScoped
public class SheetReader {

  static final Duration LEASE = Duration.ofMinutes(3);
  private static final Duration USUAL_WAIT = Duration.ofSeconds(30);

  private SheetStores stores;
  private List<GradeSource> sources;
  private SheetLines lines;
  private SheetApplies applies;
  private CourseRuns courses;
  private Clock clock;

  protected SheetReader() {}

  @Inject
  SheetReader(
      SheetStores stores,
      @Any Instance<GradeSource> sources,
      SheetLines lines,
      SheetApplies applies,
      CourseRuns courses,
      Clock clock) {
    this(stores, sources.stream().toList(), new After(lines, applies), courses, clock);
  }

  /** What follows on reading. */
  record After(SheetLines lines, SheetApplies applies) {}

  SheetReader(
      SheetStores stores, List<GradeSource> sources, After after, CourseRuns courses, Clock clock) {
    this.stores = stores;
    this.sources = sources;
    this.lines = after.lines();
    this.applies = after.applies();
    this.courses = courses;
    this.clock = clock;
  }

  /** Reads one run that is due; false if none is. Not inside a transaction. */
  public boolean readNext(UUID tenant) {
    var now = clock.instant();
    var run = stores.runs().claim(tenant, now, now.plus(LEASE));
    run.ifPresent(this::read);
    return run.isPresent();
  }

  private void read(SheetRun run) {
    try {
      source(run.source()).read(run, new SheetTaking(stores, run, registration(run), clock));
      lines.compare(run);
      stores.runs().finish(run, clock.instant());
      if (run.thenApply()) {
        applies.applyByPolicy(run, Actor.system(run.tenant(), "gradebook-schedule"));
      }
    } catch (GradeSource.Unreadable no) {
      stores.runs().fail(run, no.trouble(), clock.instant());
    } catch (PlatformFailure failure) {
      failed(run, failure);
    }
  }

  private GradeSource source(SheetSource kind) {
    return sources.stream().filter(one -> one.reads(kind)).findFirst().orElseThrow();
  }

  private UUID registration(SheetRun run) {
    return courses
        .get(run.tenant(), run.courseRunId())
        .courseKey()
        .map(ColumnStore.Place::registrationOf)
        .orElse(null);
  }

  private void failed(SheetRun run, PlatformFailure failure) {
    var now = clock.instant();
    switch (failure.kind()) {
      case REFUSED, ADDRESS_NOT_ALLOWED -> stores.runs().fail(run, Trouble.NOT_TRUSTED, now);
      case UNUSABLE_ANSWER, TOO_LARGE -> stores.runs().fail(run, Trouble.UNUSABLE, now);
      default -> later(run, failure);
    }
  }

  private void later(SheetRun run, PlatformFailure failure) {
    var now = clock.instant();
    if (run.startedAt().plus(Delivery.AWAY_MAX).isBefore(now)) {
      stores.runs().fail(run, Trouble.AWAY, now);
      return;
    }
    var asked = failure.retryAfter().isZero() ? USUAL_WAIT : failure.retryAfter();
    var answer = new Answer.Later(Because.PLATFORM_AWAY, asked);
    var chance = ThreadLocalRandom.current().nextDouble();
    var wait = Delivery.platformWait(answer, run.progress().attempts() + 1, chance);
    stores.runs().postpone(run, Trouble.AWAY, now.plus(wait));
  }
}
