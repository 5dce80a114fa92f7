package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.xueshi.gradebook.entity.Credit;
import org.xueshi.ledger.control.RulePacks;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Hours;
import org.xueshi.ledger.entity.Proposal;
import org.xueshi.ledger.entity.Verdict;

/** Minutes of proposals and entries as credit hours, by the rules of their day. */
@ApplicationScoped
class CreditHours {

  private RulePacks packs;

  protected CreditHours() {}

  @Inject
  CreditHours(RulePacks packs) {
    this.packs = packs;
  }

  /** What would be credited of those that can be posted. */
  Credit proposed(UUID tenant, List<Proposal> proposals) {
    return proposals.stream()
        .filter(proposal -> proposal.state() == Proposal.State.PROPOSED)
        .map(proposal -> credit(tenant, proposal))
        .reduce(Credit.NONE, Credit::plus);
  }

  /** What one proposal comes to, whatever its state; none if the rules refuse. */
  Credit credit(UUID tenant, Proposal proposal) {
    if (!(proposal.verdict() instanceof Verdict.Credited credited)) {
      return Credit.NONE;
    }
    var earnedOn = proposal.evidence().facts().earnedOn();
    var hour =
        packs
            .inForce(tenant, earnedOn)
            .orElseThrow()
            .hour()
            .minutes(proposal.evidence().facts().mode());
    return new Credit(
        Hours.ofMinutes(credited.posted(), hour), Hours.ofMinutes(credited.held(), hour));
  }

  /** What stands in the ledger, as it was credited. */
  Credit booked(List<Proposal> proposals) {
    return proposals.stream()
        .filter(proposal -> proposal.state() == Proposal.State.POSTED)
        .flatMap(proposal -> proposal.entries().stream())
        .map(CreditHours::credit)
        .reduce(Credit.NONE, Credit::plus);
  }

  private static Credit credit(Entry entry) {
    var effect = entry.effect();
    return new Credit(entry.credit().hours(effect.posted()), entry.credit().hours(effect.held()));
  }
}
