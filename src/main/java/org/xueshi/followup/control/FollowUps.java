package org.xueshi.followup.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.xueshi.followup.entity.ClosingDocument;
import org.xueshi.followup.entity.FollowUpRules;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.web.entity.Actor;

/** 训后跟踪 of a run: its rules, what waits for an answer, its documents, and closing it. */
@ApplicationScoped
public class FollowUps {

  private FollowUpPlanStore store;
  private ClosingDocuments documents;
  private Releases releases;
  private Clock clock;

  protected FollowUps() {}

  @Inject
  FollowUps(FollowUpPlanStore store, ClosingDocuments documents, Releases releases, Clock clock) {
    this.store = store;
    this.documents = documents;
    this.releases = releases;
    this.clock = clock;
  }

  /**
   * Where a run's follow-up stands.
   *
   * @param waiting handed-in work without an answer
   * @param late of that, longer than the rules allow
   * @param closedAt null while it is open
   */
  public record Standing(
      FollowUpRules rules,
      int waiting,
      int late,
      Set<ClosingDocument.Kind> missing,
      LocalDate closableFrom,
      Instant closedAt) {

    public boolean closed() {
      return closedAt != null;
    }
  }

  @Transactional
  public Standing of(CourseRun run) {
    var rules = store.rules(run).orElse(FollowUpRules.DEFAULT);
    var before = clock.instant().minus(Duration.ofDays(rules.feedbackDays()));
    var waiting = store.waiting(run, before);
    return new Standing(
        rules,
        waiting.works(),
        waiting.late(),
        missing(documents.of(run)),
        closableFrom(run),
        store.closedAt(run.tenantId(), run.id()).orElse(null));
  }

  /** Late answers in the whole district: for the Office, which is told when mentors are not. */
  @Transactional
  public int late(UUID tenant) {
    return store.lateEverywhere(tenant, clock.instant(), FollowUpRules.DEFAULT.feedbackDays());
  }

  /**
   * @throws Refusal INVALID {@code followup.refusal.days}; CONFLICT {@code followup.refusal.closed}
   */
  @Transactional
  public void lead(CourseRun run, FollowUpRules rules) {
    if (rules.release() == null
        || rules.feedbackDays() < 1
        || rules.feedbackDays() > FollowUpRules.DAYS_MAX) {
      throw Refusal.invalid("followup.refusal.days", FollowUpRules.DAYS_MAX);
    }
    refuseClosed(run);
    store.save(run, rules, now());
  }

  /**
   * Closes it for good: what is due of held hours is released, the rest is voided.
   *
   * @throws Refusal CONFLICT {@code followup.refusal.closed, tooEarly} (25.1), {@code waiting}
   *     (25.2), {@code documents} (31.2)
   */
  @Transactional
  public void close(CourseRun run, Actor actor) {
    var standing = of(run);
    refuseClosed(run);
    if (LocalDate.ofInstant(clock.instant(), Clocks.DISTRICT_ZONE)
        .isBefore(standing.closableFrom())) {
      throw Refusal.conflict("followup.refusal.tooEarly", standing.closableFrom());
    }
    if (standing.waiting() > 0) {
      throw Refusal.conflict("followup.refusal.waiting", standing.waiting());
    }
    if (!standing.missing().isEmpty()) {
      throw Refusal.conflict("followup.refusal.documents", standing.missing().size());
    }
    releases.release(run);
    releases.voidRest(run);
    if (!store.close(run, now(), actor)) {
      throw Refusal.conflict("followup.refusal.closed");
    }
  }

  private void refuseClosed(CourseRun run) {
    if (store.closedAt(run.tenantId(), run.id()).isPresent()) {
      throw Refusal.conflict("followup.refusal.closed");
    }
  }

  /** The day after its last one, which is never sooner than three months after the course. */
  private static LocalDate closableFrom(CourseRun run) {
    return run.followUpUntil();
  }

  private static Set<ClosingDocument.Kind> missing(List<ClosingDocument> there) {
    var missing = EnumSet.allOf(ClosingDocument.Kind.class);
    there.forEach(document -> missing.remove(document.kind()));
    return missing;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
