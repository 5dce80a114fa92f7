package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.ledger.entity.Grade;
import org.xueshi.ledger.entity.Interval;
import org.xueshi.training.control.StudyStore.Learner;
import org.xueshi.training.control.StudyStore.Locked;
import org.xueshi.training.entity.Beat;
import org.xueshi.training.entity.PresenceCheck;
import org.xueshi.training.entity.ProgressState;
import org.xueshi.training.entity.RemoteUnit;
import org.xueshi.training.entity.StudyClock;
import org.xueshi.training.entity.Why;
import org.xueshi.web.entity.Actor;

/**
 * Remote study (20.4, 21.2). Beats offer time; {@link StudyClock} grants it, up to the next
 * presence check and no further until that is answered. All beats of a person queue at one row, so
 * that two devices cannot both be granted the same minute; the database refuses overlapping
 * intervals besides. What a package says about itself – completed, passed, a score – earns no time.
 */
@ApplicationScoped
public class Study {

  private StudyStore store;
  private PresenceChecks checks;
  private StudyAccountStore accounts;
  private Progress progress;
  private Completions completions;
  private StudyRulebook rulebook;
  private Clock clock;

  protected Study() {}

  @Inject
  Study(Parts parts, Progress progress, Completions completions, Clock clock) {
    this.store = parts.store();
    this.checks = parts.checks();
    this.accounts = parts.accounts();
    this.rulebook = parts.rulebook();
    this.progress = progress;
    this.completions = completions;
    this.clock = clock;
  }

  /** What study is kept and judged with. */
  @jakarta.enterprise.context.Dependent
  static class Parts {
    private final StudyStore store;
    private final PresenceChecks checks;
    private final StudyAccountStore accounts;
    private final StudyRulebook rulebook;

    @Inject
    Parts(
        StudyStore store,
        PresenceChecks checks,
        StudyAccountStore accounts,
        StudyRulebook rulebook) {
      this.store = store;
      this.checks = checks;
      this.accounts = accounts;
      this.rulebook = rulebook;
    }

    StudyStore store() {
      return store;
    }

    PresenceChecks checks() {
      return checks;
    }

    StudyAccountStore accounts() {
      return accounts;
    }

    StudyRulebook rulebook() {
      return rulebook;
    }
  }

  /**
   * What a browser sends.
   *
   * @param tab identifies the open page; any identifier will do, since it gains nothing by itself
   * @param sequence rises with every beat of the tab
   * @param alternative whether the unit's other form is shown, in which nothing plays
   */
  public record Offer(
      UUID tab,
      long sequence,
      boolean visible,
      boolean playing,
      Beat.Medium medium,
      boolean alternative) {

    /** Where nothing plays, or all of it at once. */
    public Offer(UUID tab, long sequence, boolean visible, boolean playing) {
      this(tab, sequence, visible, playing, Beat.Medium.NONE, false);
    }
  }

  /**
   * What it is answered.
   *
   * @param granted so far, never more than {@code required}
   * @param check to be answered before anything more counts; empty if none waits
   */
  public record Granted(
      Duration granted, Duration required, Why why, Optional<PresenceCheck> check) {
    public boolean complete() {
      return granted.compareTo(required) >= 0;
    }
  }

  /** Takes one beat of a participant; at the last one the unit becomes evidence of grade B. */
  @Transactional
  public Granted beat(RemoteUnit unit, UUID person, Offer offer) {
    var at = now();
    var learner = new Learner(unit.tenantId(), person, unit.id());
    var locked = store.lock(learner, offer.tab(), dayOf(at));
    var asked = asked(unit, offer, locked);
    var beat = new Beat(at, offer.sequence(), offer.visible(), offer.playing(), offer.medium());
    var answer = StudyClock.answer(locked.known(), beat, asked);
    keep(unit, learner, offer.tab(), new Judged(locked, answer));
    if (answer.complete(asked)) {
      complete(unit, learner);
      return new Granted(
          answer.known().granted(), asked.required(), Why.COMPLETE, Optional.empty());
    }
    var check = checks.due(learner, locked, answer.known(), offer.medium().position());
    var why = check.isPresent() ? Why.CHECK : answer.why();
    return new Granted(
        answer.known().granted(),
        asked.required(),
        why,
        check.filter(one -> !one.askedAt().isAfter(at)));
  }

  private StudyClock.Asked asked(RemoteUnit unit, Offer offer, Locked locked) {
    return new StudyClock.Asked(
        unit.required(),
        unit.mustPlay(offer.alternative()),
        new StudyClock.Bounds(
            rulebook.today(unit.tenantId()).dayMost(), locked.checkDue().orElse(unit.required())),
        locked.openCheck().isPresent());
  }

  private record Judged(Locked before, StudyClock.Answer answer) {}

  private void keep(RemoteUnit unit, Learner learner, UUID tab, Judged judged) {
    var before = judged.before().known();
    var answer = judged.answer();
    if (!answer.known().equals(before)) {
      store.save(learner, tab, answer);
    }
    if (!judged.before().begun() || !answer.known().seen().equals(before.seen())) {
      store.saw(learner, answer.known().seen());
    }
    if (!judged.before().begun()) {
      checks.begin(learner, unit.required());
    }
    var minutes = answer.known().granted().toMinutes();
    if (!judged.before().begun() || minutes != before.granted().toMinutes()) {
      progress.mark(unit, learner.person(), ProgressState.STARTED, (int) minutes);
    }
    if (answer.why().costsTime() && (!answer.lost().isZero() || answer.why() == Why.REPLAYED)) {
      accounts.lost(learner, answer.why(), answer.lost());
    }
  }

  /**
   * Takes the answer to a check. A wrong one brings another question after a while.
   *
   * @param choice index of the one chosen
   * @return whether it was right; false as well for a check that does not wait
   */
  @Transactional
  public boolean answer(RemoteUnit unit, UUID person, UUID check, int choice) {
    var learner = new Learner(unit.tenantId(), person, unit.id());
    var locked = store.lock(learner, check, dayOf(now()));
    return checks.answer(learner, locked, check, choice);
  }

  /** What has been granted so far. */
  @Transactional
  public Duration granted(RemoteUnit unit, UUID person) {
    return intervals(unit, person).stream()
        .map(Interval::length)
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** The stretches of time that were granted, in order. */
  @Transactional
  public List<Interval> intervals(RemoteUnit unit, UUID person) {
    return store.intervals(new Learner(unit.tenantId(), person, unit.id()));
  }

  private void complete(RemoteUnit unit, Learner learner) {
    var intervals = store.intervals(learner);
    completions.complete(
        unit,
        learner.person(),
        new Completions.Proof(Grade.B, unit.minutes(), lastDay(intervals), intervals),
        Actor.system(unit.tenantId(), "study-clock"));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static Instant dayOf(Instant at) {
    return LocalDate.ofInstant(at, Clocks.DISTRICT_ZONE)
        .atStartOfDay(Clocks.DISTRICT_ZONE)
        .toInstant();
  }

  private static LocalDate lastDay(List<Interval> intervals) {
    var last = intervals.get(intervals.size() - 1).to();
    return LocalDate.ofInstant(last, Clocks.DISTRICT_ZONE);
  }
}
