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
    var against = overlap.against();
    var standing = book.standing(against.id());
    if (standing.isEmpty()) {
      throw Refusal.conflict("ledger.refusal.overlapGone");
    }
    var taken =
        book.reversedTogether(standing.get(0)).stream()
            .map(Entry::effect)
            .reduce(Amount.ZERO, Amount::plus);
    if (fourEyes.needsSecond(taken.total(), actor)) {
      throw Refusal.conflict("ledger.refusal.secondFirst", fourEyes.minutesAlone());
    }
    var key = "overlap:" + overlap.asked().id() + ":" + against.id();
    ledger.reverse(new Reversal(key, standing.get(0).id(), decision.reason().strip()), actor);
    post(overlap.asked(), decision.assessment(), actor);
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
