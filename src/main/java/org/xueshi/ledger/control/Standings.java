package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Hours;
import org.xueshi.ledger.entity.Known;
import org.xueshi.ledger.entity.Proposal;
import org.xueshi.ledger.entity.RulePack;
import org.xueshi.ledger.entity.Standing;
import org.xueshi.ledger.entity.Verdict;

/** 学时情况: what a person has, and lacks; folded from entries each time it is asked. */
@ApplicationScoped
public class Standings {

  private Books books;
  private Recognitions recognitions;
  private RulePacks packs;

  protected Standings() {}

  @Inject
  public Standings(Books books, Recognitions recognitions, RulePacks packs) {
    this.books = books;
    this.recognitions = recognitions;
    this.packs = packs;
  }

  /**
   * @param asOf only what was earned up to this day; the cycle is the one around it
   * @param asKnownOn only what was recorded up to this instant
   * @throws Refusal INVALID ({@code ledger.refusal.noRule}) if no pack is in force on that day
   */
  @Transactional
  public Standing of(UUID tenant, UUID person, LocalDate asOf, Instant asKnownOn) {
    return of(tenant, person, new Known(asOf, asKnownOn));
  }

  /** The same, with both dates in one. */
  @Transactional
  public Standing of(UUID tenant, UUID person, Known known) {
    return of(tenant, person, known, recognitions.proposeForPerson(tenant, person));
  }

  /**
   * The same, for a caller that has the person's proposals already.
   *
   * @param proposals all of the person's, from {@link Recognitions#proposeForPerson}
   */
  @Transactional
  public Standing of(
      UUID tenant, UUID person, LocalDate asOf, Instant asKnownOn, List<Proposal> proposals) {
    return of(tenant, person, new Known(asOf, asKnownOn), proposals);
  }

  /** The same, with both dates in one. */
  @Transactional
  public Standing of(UUID tenant, UUID person, Known known, List<Proposal> proposals) {
    var pack =
        packs
            .inForce(tenant, known.asOf())
            .orElseThrow(() -> Refusal.invalid("ledger.refusal.noRule", known.asOf()));
    return Standing.of(pack, books.of(tenant, person), known, waiting(pack, known, proposals));
  }

  private static Hours waiting(RulePack pack, Known known, List<Proposal> proposals) {
    return proposals.stream()
        .filter(proposal -> proposal.state() == Proposal.State.PROPOSED)
        .filter(proposal -> known.includes(proposal.evidence()))
        .map(proposal -> worth(pack, proposal))
        .reduce(Hours.ZERO, Hours::plus);
  }

  /** In what the main requirement counts: hours, or credits. */
  private static Hours worth(RulePack pack, Proposal proposal) {
    var credited = (Verdict.Credited) proposal.verdict();
    var mode = proposal.evidence().facts().mode();
    var minutes = credited.posted() + credited.held();
    return pack.worth(
        pack.requirements().get(0).measure(),
        mode,
        Hours.ofMinutes(minutes, pack.hour().minutes(mode)));
  }
}
