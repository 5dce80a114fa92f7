package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.ledger.entity.Grade;
import org.xueshi.ledger.entity.Interval;
import org.xueshi.training.entity.Beat;
import org.xueshi.training.entity.ProgressState;
import org.xueshi.training.entity.RemoteUnit;
import org.xueshi.training.entity.StudyClock;
import org.xueshi.training.entity.Why;
import org.xueshi.web.entity.Actor;

/**
 * Remote study (20.4, 21.2). Beats offer time; {@link StudyClock} grants it. All beats of a person
 * queue at one row, so that two devices cannot both be granted the same minute; the database
 * refuses overlapping intervals besides.
 */
@ApplicationScoped
public class Study {

  private StudyStore store;
  private Progress progress;
  private Completions completions;
  private Clock clock;

  protected Study() {}

  @Inject
  Study(StudyStore store, Progress progress, Completions completions, Clock clock) {
    this.store = store;
    this.progress = progress;
    this.completions = completions;
    this.clock = clock;
  }

  /**
   * What a browser sends.
   *
   * @param tab identifies the open page; any identifier will do, since it gains nothing by itself
   * @param sequence rises with every beat of the tab
   */
  public record Offer(UUID tab, long sequence, boolean visible, boolean playing) {}

  /**
   * What it is answered.
   *
   * @param granted so far, never more than {@code required}
   */
  public record Granted(Duration granted, Duration required, Why why) {
    public boolean complete() {
      return granted.compareTo(required) >= 0;
    }
  }

  /** Takes one beat of a participant; at the last one the unit becomes evidence of grade B. */
  @Transactional
  public Granted beat(RemoteUnit unit, UUID person, Offer offer) {
    var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var learner = new StudyStore.Learner(unit.tenantId(), person, unit.id());
    var known = store.lock(learner, offer.tab());
    var asked = new StudyClock.Asked(unit.required(), unit.mustPlay());
    var beat = new Beat(at, offer.sequence(), offer.visible(), offer.playing());
    var answer = StudyClock.answer(known, beat, asked);
    if (!answer.known().equals(known)) {
      store.save(learner, offer.tab(), answer);
      var minutes = (int) answer.known().granted().toMinutes();
      progress.mark(unit, person, ProgressState.STARTED, minutes);
    }
    if (answer.complete(asked)) {
      complete(unit, learner);
    }
    return new Granted(answer.known().granted(), asked.required(), answer.why());
  }

  /** What has been granted so far. */
  @Transactional
  public Duration granted(RemoteUnit unit, UUID person) {
    var learner = new StudyStore.Learner(unit.tenantId(), person, unit.id());
    return store.intervals(learner).stream()
        .map(Interval::length)
        .reduce(Duration.ZERO, Duration::plus);
  }

  private void complete(RemoteUnit unit, StudyStore.Learner learner) {
    var intervals = store.intervals(learner);
    completions.complete(
        unit,
        learner.person(),
        new Completions.Proof(Grade.B, unit.minutes(), lastDay(intervals), intervals),
        Actor.system(unit.tenantId(), "study-clock"));
  }

  private static LocalDate lastDay(List<Interval> intervals) {
    var last = intervals.get(intervals.size() - 1).to();
    return LocalDate.ofInstant(last, Clocks.DISTRICT_ZONE);
  }
}
