package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.entity.Assessed;
import org.xueshi.ledger.entity.Assessment;
import org.xueshi.ledger.entity.Correction;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.Grade;
import org.xueshi.ledger.entity.NewEvidence;
import org.xueshi.ledger.entity.Posting;
import org.xueshi.ledger.entity.Proposal;
import org.xueshi.ledger.entity.Verdict;
import org.xueshi.web.entity.Actor;

/** Credits what was decided to be credited from elsewhere: every row, or none. */
@ApplicationScoped
class OutsidePosting {

  private OutsideStore store;
  private EvidenceBook evidence;
  private Recognitions recognitions;
  private Ledger ledger;

  protected OutsidePosting() {}

  @Inject
  OutsidePosting(
      OutsideStore store, EvidenceBook evidence, Recognitions recognitions, Ledger ledger) {
    this.store = store;
    this.evidence = evidence;
    this.recognitions = recognitions;
    this.ledger = ledger;
  }

  /**
   * @throws Refusal CONFLICT ({@code ledger.refusal.importRow}) with the row and why, the first one
   *     that cannot be credited
   */
  void apply(Correction correction, Actor actor) {
    var recorded = new ArrayList<Evidence>();
    for (var credit : store.of(correction.tenant(), correction.id())) {
      var facts = credit.facts(Grade.C, correction.id());
      recorded.add(evidence.record(new NewEvidence(credit.key(), facts, actor)));
    }
    var asked = recorded.stream().map(one -> new Assessed(one.id(), Assessment.NONE)).toList();
    var proposals = inOrder(recognitions.propose(correction.tenant(), asked), recorded);
    var postings = new ArrayList<Posting>();
    for (var i = 0; i < proposals.size(); i++) {
      postings.add(posting(correction, proposals.get(i), i + 1));
    }
    var outcomes = ledger.post(postings, actor);
    for (var i = 0; i < outcomes.size(); i++) {
      if (outcomes.get(i).isRefused()) {
        throw refused(i + 1, outcomes.get(i).because());
      }
    }
  }

  private static List<Proposal> inOrder(List<Proposal> proposals, List<Evidence> recorded) {
    var byEvidence =
        proposals.stream().collect(Collectors.toMap(one -> one.evidence().id(), one -> one));
    return recorded.stream().map(one -> byEvidence.get(one.id())).toList();
  }

  private static Posting posting(Correction correction, Proposal proposal, int row) {
    if (proposal.verdict() instanceof Verdict.Refused no) {
      throw refused(row, no.because());
    }
    if (proposal.state() == Proposal.State.POSTED) {
      throw refused(row, Text.of("ledger.import.problem.imported"));
    }
    var credited = (Verdict.Credited) proposal.verdict();
    return new Posting(
        correction.key() + ":" + row,
        proposal.evidence().id(),
        Assessment.NONE,
        credited.posted(),
        credited.held());
  }

  private static Refusal refused(int row, Text because) {
    return Refusal.conflict("ledger.refusal.importRow", row, because);
  }
}
