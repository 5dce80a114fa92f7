package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.ledger.entity.RuleDraft;

/** Drafts of rule packs as rows. */
@ApplicationScoped
class RuleDraftStore {

  private Jdbi jdbi;

  protected RuleDraftStore() {}

  @Inject
  RuleDraftStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Last changed first. */
  List<RuleDraft> all(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select * from rule_draft where tenant_id = :tenant order by changed_at desc")
                .bind("tenant", tenant)
                .map((row, context) -> draft(row))
                .list());
  }

  Optional<RuleDraft> find(UUID tenant, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from rule_draft where tenant_id = :tenant and id = :id")
                .bind("tenant", tenant)
                .bind("id", id)
                .map((row, context) -> draft(row))
                .findOne());
  }

  private static RuleDraft draft(ResultSet row) throws SQLException {
    var document = row.getString("document");
    return new RuleDraft(
        row.getObject("id", UUID.class),
        RulePackJson.read(document),
        RulePackForms.pretty(RulePackForms.parse(document)),
        row.getString("based_on"),
        List.of((String[]) row.getArray("editors").getArray()),
        EntryRows.instant(row, "changed_at"),
        row.getInt("version"));
  }

  void insert(UUID tenant, RuleDraft draft) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into rule_draft
                      (tenant_id, id, document, based_on, editors, changed_at, version)
                    values (:tenant, :id, cast(:document as jsonb), :basedOn, :editors, :at, 1)""")
                .bind("tenant", tenant)
                .bind("id", draft.id())
                .bind("document", draft.document())
                .bind("basedOn", draft.basedOn())
                .bind("editors", draft.editors().toArray(String[]::new))
                .bind("at", draft.changedAt().atOffset(ZoneOffset.UTC))
                .execute());
  }

  /** False if somebody has changed it meanwhile. */
  boolean update(UUID tenant, RuleDraft draft) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createUpdate(
                        """
                        update rule_draft set document = cast(:document as jsonb),
                          editors = :editors, changed_at = :at, version = version + 1
                        where tenant_id = :tenant and id = :id and version = :version""")
                    .bind("tenant", tenant)
                    .bind("id", draft.id())
                    .bind("document", draft.document())
                    .bind("editors", draft.editors().toArray(String[]::new))
                    .bind("at", draft.changedAt().atOffset(ZoneOffset.UTC))
                    .bind("version", draft.version())
                    .execute()
                == 1);
  }

  /** False if somebody has changed it meanwhile. */
  boolean delete(UUID tenant, UUID id, int version) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createUpdate(
                        """
                        delete from rule_draft
                        where tenant_id = :tenant and id = :id and version = :version""")
                    .bind("tenant", tenant)
                    .bind("id", id)
                    .bind("version", version)
                    .execute()
                == 1);
  }
}
