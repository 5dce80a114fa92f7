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

/** Rule packs as rows. */
@ApplicationScoped
class RulePackStore {

  private Jdbi jdbi;

  protected RulePackStore() {}

  @Inject
  RulePackStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  record Row(String code, LocalDate effectiveFrom) {}

  /** Newest first. */
  List<Row> all(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select code, effective_from from rule_pack
                    where tenant_id = :tenant order by effective_from desc""")
                .bind("tenant", tenant)
                .map(
                    (row, context) ->
                        new Row(
                            row.getString("code"),
                            row.getObject("effective_from", LocalDate.class)))
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

  /** Adds a pack; if it is there already, nothing happens. */
  void insert(UUID tenant, Row pack, String document, Instant recordedAt) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into rule_pack
                      (tenant_id, code, effective_from, document, hash, recorded_at)
                    values (:tenant, :code, :from, cast(:document as jsonb), :hash, :recordedAt)
                    on conflict do nothing""")
                .bind("tenant", tenant)
                .bind("code", pack.code())
                .bind("from", pack.effectiveFrom())
                .bind("document", document)
                .bind("hash", Digests.sha256(document))
                .bind("recordedAt", recordedAt.atOffset(ZoneOffset.UTC))
                .execute());
  }
}
