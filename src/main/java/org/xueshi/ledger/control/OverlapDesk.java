package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Amount;
import org.xueshi.ledger.entity.Assessed;
import org.xueshi.ledger.entity.Assessment;
import org.xueshi.ledger.entity.Book;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.Interval;
import org.xueshi.ledger.entity.NewEvidence;
import org.xueshi.ledger.entity.Overlap;
import org.xueshi.ledger.entity.Reversal;
import org.xueshi.ledger.entity.Verdict;
import org.xueshi.web.entity.Actor;

/** Does to the book what was decided about an overlap. */
@ApplicationScoped
class OverlapDesk {

  private EvidenceBook evidence;
  private Recognitions recognitions;
  private Ledger ledger;
  private FourEyes fourEyes;

  protected OverlapDesk() {}

  @Inject
  OverlapDesk(EvidenceBook evidence, Recognitions recognitions, Ledger ledger, FourEyes fourEyes) {
    this.evidence = evidence;
    this.recognitions = recognitions;
    this.ledger = ledger;
    this.fourEyes = fourEyes;
  }

  Evidence evidence(UUID tenant, UUID id) {
    return evidence.get(tenant, id);
  }

  /** Reverses what is credited and posts what asked. */
  void replace(Overlap overlap, Overlap.Decision decision, Book book, Actor actor) {
    if (book.standing(overlap.against().id()).isEmpty()) {
      throw Refusal.conflict("ledger.refusal.overlapGone");
    }
    reverse(overlap, overlap.against(), new Why(decision, book), actor);
    if (book.standing(overlap.asked().id()).isEmpty()) {
      post(overlap.asked(), decision.assessment(), actor);
    }
  }

  /** Rows became one person, and both sides are credited: the one that asks is not any more. */
  void takeBack(Overlap overlap, Overlap.Decision decision, Book book, Actor actor) {
    if (!book.standing(overlap.asked().id()).isEmpty()) {
      reverse(overlap, overlap.asked(), new Why(decision, book), actor);
    }
  }

  private record Why(Overlap.Decision decision, Book book) {}

  private void reverse(Overlap overlap, Evidence wrong, Why why, Actor actor) {
    var standing = why.book().standing(wrong.id());
    var taken =
        why.book().reversedTogether(standing.get(0)).stream()
            .map(Entry::effect)
            .reduce(Amount.ZERO, Amount::plus);
    if (fourEyes.needsSecond(taken.total(), actor)) {
      throw Refusal.conflict("ledger.refusal.secondFirst", fourEyes.minutesAlone());
    }
    var key = "overlap:" + overlap.asked().id() + ":" + overlap.against().id();
    var reason = why.decision().reason().strip();
    ledger.reverse(new Reversal(key, standing.get(0).id(), reason), actor);
  }

  /** Records evidence for what is left of the time, and posts it. */
  Evidence rest(Overlap overlap, Overlap.Decision decision, Book book, Actor actor) {
    var facts = overlap.asked().facts();
    var taken = book.claims().stream().map(Book.Claim::interval).toList();
    var left = Interval.without(facts.intervals(), taken);
    var minutes =
        Math.min(
            facts.minutes(),
            left.stream().map(Interval::length).reduce(Duration.ZERO, Duration::plus).toMinutes());
    if (minutes < 1) {
      throw Refusal.conflict("ledger.refusal.nothingLeft");
    }
    var key = "overlap-rest:" + overlap.asked().id() + ":" + overlap.against().id();
    var rest = evidence.record(new NewEvidence(key, left(facts, left, (int) minutes), actor));
    post(rest, decision.assessment(), actor);
    return rest;
  }

  private static Evidence.Facts left(Evidence.Facts facts, List<Interval> left, int minutes) {
    return new Evidence.Facts(
        facts.person(),
        facts.source(),
        facts.course(),
        facts.grade(),
        facts.mode(),
        minutes,
        facts.plannedMinutes(),
        facts.earnedOn(),
        left);
  }

  private void post(Evidence one, Assessment assessment, Actor actor) {
    var asked = List.of(new Assessed(one.id(), assessment));
    var proposal = recognitions.propose(one.tenant(), asked).get(0);
    if (proposal.verdict() instanceof Verdict.Refused no) {
      throw new Refusal(Refusal.Kind.CONFLICT, no.because());
    }
    var outcome = ledger.post(List.of(proposal.posting().orElseThrow()), actor).get(0);
    if (outcome.isRefused()) {
      throw new Refusal(Refusal.Kind.CONFLICT, outcome.because());
    }
  }
}
