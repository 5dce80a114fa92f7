package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.training.entity.Substitution;
import org.xueshi.training.entity.TrainingSession;
import org.xueshi.web.entity.Actor;

/** 更换主讲人: who leads a session in fact, and why not whom the plan names. */
@ApplicationScoped
public class Substitutions {

  private static final int REASON_MAX = 400;

  private SubstitutionStore store;
  private Components components;
  private Clock clock;

  protected Substitutions() {}

  @Inject
  Substitutions(SubstitutionStore store, Components components, Clock clock) {
    this.store = store;
    this.components = components;
    this.clock = clock;
  }

  /** Newest first. */
  @Transactional
  public List<Substitution> of(TrainingSession session) {
    return store.of(session);
  }

  /**
   * @throws Refusal NOT_FOUND; INVALID {@code training.refusal.leader, substitutionReason}
   */
  @Transactional
  public void substitute(CourseRun run, UUID id, String leader, Why why) {
    var session = components.get(run, id, TrainingSession.class);
    var instead = session.leader();
    var reason = why.reason() == null ? "" : why.reason().replace("\u0000", "").strip();
    if (reason.isEmpty() || reason.length() > REASON_MAX) {
      throw Refusal.invalid("training.refusal.substitutionReason", REASON_MAX);
    }
    session.ledBy(leader);
    if (session.leader().isEmpty()) {
      throw Refusal.invalid("training.refusal.leaderMissing");
    }
    var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var substitution = new Substitution(session.leader(), instead, reason, at);
    store.add(session, substitution, UUID.fromString(why.trainer().id()));
  }

  /** The reason, and who gives it. */
  public record Why(String reason, Actor trainer) {}
}
