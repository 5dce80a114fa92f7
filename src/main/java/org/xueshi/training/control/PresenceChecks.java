package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.training.control.StudyStore.Learner;
import org.xueshi.training.control.StudyStore.Locked;
import org.xueshi.training.entity.PresenceCheck;
import org.xueshi.training.entity.StudyClock;
import org.xueshi.training.entity.StudyQuestion;

/**
 * 在场验证: when a check is due, which question it asks, and what an answer does. The times are drawn
 * by the server and never leave it.
 */
@ApplicationScoped
class PresenceChecks {

  /** After a wrong answer the next question waits, so that guessing is no way through. */
  static final Duration AFTER_WRONG = Duration.ofSeconds(20);

  private StudyStore store;
  private StudyCheckStore questions;
  private StudyRulebook rulebook;
  private Clock clock;
  private Random random;

  protected PresenceChecks() {}

  @Inject
  PresenceChecks(StudyStore store, StudyCheckStore questions, StudyRulebook rulebook, Clock clock) {
    this.store = store;
    this.questions = questions;
    this.rulebook = rulebook;
    this.clock = clock;
    this.random = new SecureRandom();
  }

  /** For tests that must know what comes. */
  void drawFrom(Random seeded) {
    this.random = seeded;
  }

  /** Settles when the first check of a participant in a unit comes. */
  void begin(Learner learner, Duration required) {
    var rules = rulebook.today(learner.tenant());
    if (rules.checks(required)) {
      store.check(learner, PresenceCheck.first(required, rules, random), null);
    }
  }

  /**
   * The check that waits now, asked just now if it was due.
   *
   * @param known after the beat
   * @param position of the medium, in milliseconds
   */
  Optional<PresenceCheck> due(
      Learner learner, Locked before, StudyClock.Known known, long position) {
    if (before.openCheck().isPresent()) {
      return questions.find(learner, before.openCheck().get());
    }
    var due = before.checkDue().filter(at -> known.granted().compareTo(at) >= 0);
    return due.map(
        at -> {
          var check = ask(learner, known, position, now());
          store.check(learner, at, check.id());
          return check;
        });
  }

  private PresenceCheck ask(Learner learner, StudyClock.Known known, long position, Instant at) {
    var moment = new PresenceCheck.Moment(Ids.next(), position, at);
    var check =
        question(learner, known, position)
            .map(question -> PresenceCheck.of(question, moment, random))
            .orElseGet(() -> PresenceCheck.madeUp(known.seen().duration(), moment, random));
    questions.ask(learner, check);
    return check;
  }

  /** One about a part that was seen, a new one if there is one; empty if none fits. */
  private Optional<StudyQuestion> question(Learner learner, StudyClock.Known known, long position) {
    var fitting =
        questions.questions(learner.tenant(), learner.component()).stream()
            .filter(question -> question.fits(known.seen().coverage(), position))
            .toList();
    if (fitting.isEmpty()) {
      return Optional.empty();
    }
    var asked = questions.asked(learner);
    var fresh = fitting.stream().filter(question -> !asked.contains(question.id())).toList();
    var from = fresh.isEmpty() ? fitting : fresh;
    return Optional.of(from.get(random.nextInt(from.size())));
  }

  /** See {@link Study#answer}. */
  boolean answer(Learner learner, Locked locked, UUID id, int choice) {
    var at = now();
    var waiting =
        locked
            .openCheck()
            .filter(id::equals)
            .flatMap(open -> questions.find(learner, open))
            .filter(check -> !check.askedAt().isAfter(at));
    if (waiting.isEmpty()) {
      return false;
    }
    var check = waiting.get();
    return check.right() == choice ? passed(learner, locked, check) : wrong(learner, locked, check);
  }

  private boolean passed(Learner learner, Locked locked, PresenceCheck check) {
    var rules = rulebook.today(learner.tenant());
    var at = now();
    var late = check.askedAt().plus(rules.answerWithin()).isBefore(at);
    questions.passed(learner, check.id(), at, late);
    store.check(learner, PresenceCheck.next(locked.known().granted(), rules, random), null);
    return true;
  }

  private boolean wrong(Learner learner, Locked locked, PresenceCheck check) {
    questions.wrong(learner, check.id(), now());
    var again = ask(learner, locked.known(), check.position(), now().plus(AFTER_WRONG));
    store.check(learner, locked.checkDue().orElse(Duration.ZERO), again.id());
    return false;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
