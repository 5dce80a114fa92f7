package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.entity.Digests;
import org.xueshi.ledger.entity.PublishedPack.Withdrawal;
import org.xueshi.web.entity.Actor;

/** Published rule packs as rows: added and read, never changed. */
@ApplicationScoped
class RulePackStore {

  private Jdbi jdbi;

  protected RulePackStore() {}

  @Inject
  RulePackStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * @param withdrawal {@code null} if it stands
   */
  record Row(
      String code,
      LocalDate effectiveFrom,
      Instant recordedAt,
      String replaces,
      Withdrawal withdrawal) {}

  /**
   * @param replaces code of the revoked pack whose place it takes, or {@code null}
   */
  record Publication(UUID proposal, byte[] hash, String replaces) {}

  /** Newest first, of the same date the one that was published last. */
  List<Row> all(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select p.code, p.effective_from, p.recorded_at, p.replaces,
                      w.kind, w.reason, w.withdrawn_at
                    from rule_pack p
                    left join rule_withdrawal w on w.tenant_id = p.tenant_id and w.code = p.code
                    where p.tenant_id = :tenant
                    order by p.effective_from desc, p.recorded_at desc""")
                .bind("tenant", tenant)
                .map(
                    (row, context) ->
                        new Row(
                            row.getString("code"),
                            row.getObject("effective_from", LocalDate.class),
                            EntryRows.instant(row, "recorded_at"),
                            row.getString("replaces"),
                            row.getString("kind") == null
                                ? null
                                : new Withdrawal(
                                    Withdrawal.Kind.valueOf(row.getString("kind")),
                                    row.getString("reason"),
                                    EntryRows.instant(row, "withdrawn_at"))))
                .list());
  }

  String document(UUID tenant, String code) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select document from rule_pack where tenant_id = :tenant and code = :code")
                .bind("tenant", tenant)
                .bind("code", code)
                .mapTo(String.class)
                .one());
  }

  /** Adds a district's first pack; if there is one, nothing happens. */
  void insertFirst(UUID tenant, Row pack, String document) {
    insert(tenant, pack, document, new Publication(null, Digests.sha256(document), null), true);
  }

  void insert(UUID tenant, Row pack, String document, Publication publication) {
    insert(tenant, pack, document, publication, false);
  }

  private void insert(
      UUID tenant, Row pack, String document, Publication publication, boolean quietly) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into rule_pack (tenant_id, code, effective_from, document, hash,
                      recorded_at, proposal_id, published, replaces)
                    values (:tenant, :code, :from, cast(:document as jsonb), :hash,
                      :recordedAt, :proposal, :published, :replaces)
                    """
                        + (quietly ? "on conflict do nothing" : ""))
                .bind("tenant", tenant)
                .bind("code", pack.code())
                .bind("from", pack.effectiveFrom())
                .bind("document", document)
                .bind("hash", publication.hash())
                .bind("recordedAt", pack.recordedAt().atOffset(ZoneOffset.UTC))
                .bind("proposal", publication.proposal())
                .bind("published", publication.proposal() == null ? null : "PUBLISHED")
                .bind("replaces", publication.replaces())
                .execute());
  }

  void withdraw(String code, Withdrawal withdrawal, Actor actor) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into rule_withdrawal
                      (tenant_id, code, kind, withdrawn_by, reason, withdrawn_at)
                    values (:tenant, :code, :kind, :by, :reason, :at)""")
                .bind("tenant", actor.tenant())
                .bind("code", code)
                .bind("kind", withdrawal.kind())
                .bind("by", actor.id())
                .bind("reason", withdrawal.reason())
                .bind("at", withdrawal.at().atOffset(ZoneOffset.UTC))
                .execute());
  }
}
