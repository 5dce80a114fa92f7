package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.ledger.entity.LedgerCase;
import org.xueshi.web.entity.Actor;

/** Cases as rows: inserted and read, nothing else. */
@ApplicationScoped
class CaseStore {

  private static final String SELECT =
      """
      select c.*, z.outcome, z.recorded_at as closed_at, z.actor_kind as closer_kind,
        z.actor_id as closer_id,
        array(select e.evidence_id from ledger_case_evidence e
          where e.tenant_id = c.tenant_id and e.case_id = c.id) as evidence,
        identities_of(c.tenant_id, array[c.person_id]) as identities
      from ledger_case c
      left join ledger_case_closing z on z.tenant_id = c.tenant_id and z.case_id = c.id
      where c.tenant_id = :tenant
        and (cast(:person as uuid) is null or c.person_id = any(identities_of(:tenant, array[cast(:person as uuid)])))
        and (cast(:id as uuid) is null or c.id = :id)
      order by c.id desc
      """;

  private Jdbi jdbi;

  protected CaseStore() {}

  @Inject
  CaseStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  void insert(LedgerCase opened) {
    var tenant = opened.by().tenant();
    jdbi.useHandle(
        handle -> {
          handle
              .createUpdate(
                  """
                  insert into ledger_case (tenant_id, id, person_id, reason, reference,
                    recorded_at, actor_kind, actor_id)
                  values (:tenant, :id, :person, :reason, :reference, :at, :kind, :actor)""")
              .bind("tenant", tenant)
              .bind("id", opened.id())
              .bind("person", opened.person())
              .bind("reason", opened.reason())
              .bind("reference", opened.reference())
              .bind("at", EntryRows.time(opened.openedAt()))
              .bind("kind", opened.by().kind())
              .bind("actor", opened.by().id())
              .execute();
          handle
              .createUpdate(
                  """
                  insert into ledger_case_evidence (tenant_id, case_id, evidence_id)
                  select :tenant, :id, one from unnest(:evidence) one""")
              .bind("tenant", tenant)
              .bind("id", opened.id())
              .bind("evidence", opened.evidence().toArray(UUID[]::new))
              .execute();
        });
  }

  /** False if it was closed before. */
  boolean close(UUID id, LedgerCase.Closing closing) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        insert into ledger_case_closing (tenant_id, case_id, outcome, recorded_at,
                          actor_kind, actor_id)
                        values (:tenant, :id, :outcome, :at, :kind, :actor)
                        on conflict do nothing""")
                    .bind("tenant", closing.by().tenant())
                    .bind("id", id)
                    .bind("outcome", closing.outcome())
                    .bind("at", EntryRows.time(closing.at()))
                    .bind("kind", closing.by().kind())
                    .bind("actor", closing.by().id())
                    .execute())
        == 1;
  }

  /**
   * Newest first.
   *
   * @param person {@code null} for any
   * @param id {@code null} for any
   */
  List<LedgerCase> find(UUID tenant, UUID person, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT)
                .bind("tenant", tenant)
                .bind("person", person)
                .bind("id", id)
                .map((row, context) -> read(row))
                .list());
  }

  private static LedgerCase read(ResultSet row) throws SQLException {
    var tenant = row.getObject("tenant_id", UUID.class);
    return new LedgerCase(
        row.getObject("id", UUID.class),
        row.getObject("person_id", UUID.class),
        Set.of((UUID[]) row.getArray("evidence").getArray()),
        row.getString("reason"),
        row.getString("reference"),
        EntryRows.instant(row, "recorded_at"),
        new Actor(tenant, row.getString("actor_kind"), row.getString("actor_id")),
        closing(row, tenant),
        Set.of((UUID[]) row.getArray("identities").getArray()));
  }

  private static LedgerCase.Closing closing(ResultSet row, UUID tenant) throws SQLException {
    if (row.getString("outcome") == null) {
      return null;
    }
    return new LedgerCase.Closing(
        row.getString("outcome"),
        EntryRows.instant(row, "closed_at"),
        new Actor(tenant, row.getString("closer_kind"), row.getString("closer_id")));
  }
}
