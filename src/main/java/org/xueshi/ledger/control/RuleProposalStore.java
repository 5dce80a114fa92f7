package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.entity.Digests;
import org.xueshi.ledger.entity.RuleProposal;
import org.xueshi.ledger.entity.RuleProposal.Decision;
import org.xueshi.ledger.entity.RuleProposal.Outcome;

/** Proposals and decisions as rows: added and read, never changed. */
@ApplicationScoped
class RuleProposalStore {

  private static final String SELECT =
      """
      select p.*, d.outcome, d.decided_by, d.reason as decision, d.trial_id, d.decided_at
      from rule_proposal p
      left join rule_decision d on d.tenant_id = p.tenant_id and d.proposal_id = p.id
      where p.tenant_id = :tenant
      """;

  private Jdbi jdbi;

  protected RuleProposalStore() {}

  @Inject
  RuleProposalStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Newest first. */
  List<RuleProposal> all(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " order by p.id desc limit 100")
                .bind("tenant", tenant)
                .map((row, context) -> proposal(row))
                .list());
  }

  Optional<RuleProposal> find(UUID tenant, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " and p.id = :id")
                .bind("tenant", tenant)
                .bind("id", id)
                .map((row, context) -> proposal(row))
                .findOne());
  }

  private static RuleProposal proposal(ResultSet row) throws SQLException {
    var document = row.getString("document");
    return new RuleProposal(
        row.getObject("id", UUID.class),
        RulePackJson.read(document),
        RulePackForms.pretty(RulePackForms.parse(document)),
        Set.of((String[]) row.getArray("editors").getArray()),
        row.getString("proposed_by"),
        row.getString("reason"),
        EntryRows.instant(row, "proposed_at"),
        decision(row));
  }

  private static Decision decision(ResultSet row) throws SQLException {
    return row.getString("outcome") == null
        ? null
        : new Decision(
            Outcome.valueOf(row.getString("outcome")),
            row.getString("decided_by"),
            row.getString("decision"),
            row.getObject("trial_id", UUID.class),
            EntryRows.instant(row, "decided_at"));
  }

  void insert(UUID tenant, RuleProposal proposal, List<String> editors) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into rule_proposal (tenant_id, id, code, effective_from, document,
                      hash, editors, proposed_by, reason, proposed_at)
                    values (:tenant, :id, :code, :from, cast(:document as jsonb),
                      :hash, :editors, :by, :reason, :at)""")
                .bind("tenant", tenant)
                .bind("id", proposal.id())
                .bind("code", proposal.pack().code())
                .bind("from", proposal.pack().effectiveFrom())
                .bind("document", proposal.document())
                .bind("hash", Digests.sha256(proposal.document()))
                .bind("editors", editors.toArray(String[]::new))
                .bind("by", proposal.proposedBy())
                .bind("reason", proposal.reason())
                .bind("at", proposal.proposedAt().atOffset(ZoneOffset.UTC))
                .execute());
  }

  byte[] hash(UUID tenant, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select hash from rule_proposal where tenant_id = :tenant and id = :id")
                .bind("tenant", tenant)
                .bind("id", id)
                .mapTo(byte[].class)
                .one());
  }

  /** False if it is decided already. */
  boolean decide(UUID tenant, UUID proposal, Decision decision) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createUpdate(
                        """
                        insert into rule_decision (tenant_id, proposal_id, outcome, editors,
                          decided_by, reason, trial_id, decided_at)
                        select tenant_id, id, :outcome, editors, :by, :reason, :trial, :at
                        from rule_proposal where tenant_id = :tenant and id = :proposal
                        on conflict (tenant_id, proposal_id) do nothing""")
                    .bind("tenant", tenant)
                    .bind("proposal", proposal)
                    .bind("outcome", decision.outcome())
                    .bind("by", decision.by())
                    .bind("reason", decision.reason())
                    .bind("trial", decision.trial())
                    .bind("at", decision.at().atOffset(ZoneOffset.UTC))
                    .execute()
                == 1);
  }
}
