package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.xueshi.ledger.control.EvidenceBook;
import org.xueshi.ledger.entity.Course;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.Grade;
import org.xueshi.ledger.entity.Interval;
import org.xueshi.ledger.entity.NewEvidence;
import org.xueshi.training.entity.Component;
import org.xueshi.training.entity.ComponentCompleted;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.web.entity.Actor;

/**
 * The one gate by which a component, done by a participant, becomes evidence: ledger, progress and
 * announcement in one transaction.
 */
@ApplicationScoped
public class Completions {

  private EvidenceBook evidence;
  private Progress progress;
  private Plans plans;
  private Event<ComponentCompleted> completed;
  private Clock clock;

  protected Completions() {}

  @Inject
  Completions(
      EvidenceBook evidence,
      Progress progress,
      Plans plans,
      Event<ComponentCompleted> completed,
      Clock clock) {
    this.evidence = evidence;
    this.progress = progress;
    this.plans = plans;
    this.completed = completed;
    this.clock = clock;
  }

  /** What a component becomes evidence by. */
  public record Proof(Grade grade, int minutes, LocalDate earnedOn, List<Interval> intervals) {}

  /**
   * Records the evidence and announces it; a second call for the same participant and component
   * writes nothing.
   *
   * @param witness who or what saw it done
   * @return false if it was complete before
   * @throws org.xueshi.kernel.entity.Refusal as {@link EvidenceBook#record}
   */
  @Transactional
  public boolean complete(Component component, UUID person, Proof proof, Actor witness) {
    var before =
        progress.of(component.tenantId(), component.courseRunId(), person).get(component.id());
    if (before != null && before.done()) {
      return false;
    }
    var recorded = evidence.record(asked(component, person, proof, witness));
    if (!progress.done(component, person, proof.minutes(), recorded.id())) {
      return false;
    }
    completed.fire(announcement(component, person, proof.minutes()));
    return true;
  }

  private NewEvidence asked(Component component, UUID person, Proof proof, Actor witness) {
    var facts =
        new Evidence.Facts(
            person,
            new Evidence.Source(
                component.kind().source(), component.id().toString(), component.title()),
            course(plans.run(component)),
            proof.grade(),
            component.mode(),
            proof.minutes(),
            component.minutes(),
            proof.earnedOn(),
            proof.intervals());
    return new NewEvidence("component:" + component.id() + ":" + person, facts, witness);
  }

  /** Every run has a follow-up period (25.1), so the ledger always learns when the course ends. */
  private Course course(CourseRun run) {
    var project = plans.project(run);
    return new Course(
        run.id(), run.title(), project.kind(), project.level(), project.theme(), run.endsOn());
  }

  private ComponentCompleted announcement(Component component, UUID person, int minutes) {
    var share = Math.round(100f * Math.min(minutes, component.minutes()) / component.minutes());
    return new ComponentCompleted(
        component.tenantId(),
        component.courseRunId(),
        component.id(),
        person,
        Math.max(1, share),
        ComponentCompleted.SCORE_MAXIMUM,
        clock.instant());
  }
}
