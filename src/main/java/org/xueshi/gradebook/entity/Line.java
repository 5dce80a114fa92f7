package org.xueshi.gradebook.entity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.xueshi.gradebook.entity.Reconciliation.Facts;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Proposal;
import org.xueshi.ledger.entity.Verdict;

/**
 * One person and one part of a course, side by side.
 *
 * @param proposed what would be credited: only when ready
 * @param booked what stands in the ledger
 */
public record Line(Part part, Facts facts, Finding finding, Credit proposed, Credit booked) {

  /** Clock minutes of our own record. */
  public int minutes() {
    return facts.proposals().stream()
        .mapToInt(proposal -> proposal.evidence().facts().minutes())
        .sum();
  }

  /** How strong our record is; empty without one. */
  public Optional<org.xueshi.ledger.entity.Grade> grade() {
    return facts.proposals().stream()
        .map(proposal -> proposal.evidence().facts().grade())
        .max(java.util.Comparator.naturalOrder());
  }

  /** Somebody has changed our score in the platform. */
  public boolean changedThere() {
    return Reconciliation.changedThere(facts);
  }

  /** Proposals to hand to the gate when this line is chosen. */
  public List<Proposal> postable() {
    return facts.proposals().stream()
        .filter(
            proposal ->
                finding == Finding.READY
                    ? proposal.state() == Proposal.State.PROPOSED
                    : finding.mayBeDecided() && proposal.state() != Proposal.State.POSTED)
        .toList();
  }

  /** Why: the finding, and what the rules said. */
  public List<Text> reasons() {
    var rules = facts.proposals().stream().flatMap(this::reasonsOf);
    return finding == Finding.READY || finding == Finding.CREDITED
        ? rules.distinct().toList()
        : Stream.concat(Stream.of(finding.text()), rules).distinct().toList();
  }

  private Stream<Text> reasonsOf(Proposal proposal) {
    if (proposal.verdict() instanceof Verdict.Refused no) {
      // Our own finding says it better than "failed" or "pending".
      return finding == Finding.BY_RULE ? Stream.of(no.because()) : Stream.empty();
    }
    return finding == Finding.READY || finding == Finding.CREDITED
        ? ((Verdict.Credited) proposal.verdict()).reasons().stream()
        : Stream.empty();
  }

  /** The entry to look at in the ledger: one that stands, or was taken back. */
  public Optional<UUID> entry() {
    return facts.proposals().stream()
        .flatMap(proposal -> proposal.entries().stream())
        .map(Entry::id)
        .findFirst();
  }
}
