package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.ledger.entity.SpecialCase;
import org.xueshi.ledger.entity.Tenure;
import org.xueshi.web.entity.Actor;

/** Special cases as rows: added and read, never changed. */
@ApplicationScoped
class SpecialCaseStore {

  private static final String SELECT =
      """
      select c.*, t.reason as taken_back
      from special_case c
      left join special_case_taken_back t on t.tenant_id = c.tenant_id and t.case_id = c.id
      where c.tenant_id = :tenant
      """;

  private Jdbi jdbi;

  protected SpecialCaseStore() {}

  @Inject
  SpecialCaseStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** What stands, by person. */
  Map<UUID, List<Tenure.Special>> standing(UUID tenant, Collection<UUID> persons) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    SELECT
                        + " and t.case_id is null and c.person_id = any(:persons)"
                        + " order by c.from_day, c.id")
                .bind("tenant", tenant)
                .bind("persons", persons.toArray(UUID[]::new))
                .map((row, context) -> one(row))
                .stream()
                .collect(
                    Collectors.groupingBy(
                        SpecialCase::person,
                        Collectors.mapping(SpecialCase::what, Collectors.toList()))));
  }

  /** Newest first, at most {@code limit}. */
  List<SpecialCase> newest(UUID tenant, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " order by c.id desc limit :limit")
                .bind("tenant", tenant)
                .bind("limit", limit)
                .map((row, context) -> one(row))
                .list());
  }

  private static SpecialCase one(ResultSet row) throws SQLException {
    return new SpecialCase(
        row.getObject("id", UUID.class),
        row.getObject("person_id", UUID.class),
        new Tenure.Special(
            Tenure.Kind.valueOf(row.getString("kind")),
            row.getObject("from_day", LocalDate.class),
            row.getObject("to_day", LocalDate.class)),
        row.getString("reason"),
        EntryRows.instant(row, "decided_at"),
        row.getString("taken_back"));
  }

  void insert(SpecialCase one, Actor actor) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into special_case (tenant_id, id, person_id, kind, from_day, to_day,
                      reason, decided_by, decided_at)
                    values (:tenant, :id, :person, :kind, :from, :to, :reason, :by, :at)""")
                .bind("tenant", actor.tenant())
                .bind("id", one.id())
                .bind("person", one.person())
                .bind("kind", one.what().kind())
                .bind("from", one.what().from())
                .bind("to", one.what().to())
                .bind("reason", one.reason())
                .bind("by", actor.id())
                .bind("at", one.decidedAt().atOffset(ZoneOffset.UTC))
                .execute());
  }

  /** False if there is none of that id that stands. */
  boolean takeBack(UUID id, String reason, Instant at, Actor actor) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createUpdate(
                        """
                        insert into special_case_taken_back
                          (tenant_id, case_id, reason, taken_back_by, taken_back_at)
                        select tenant_id, id, :reason, :by, :at from special_case
                        where tenant_id = :tenant and id = :id
                        on conflict do nothing""")
                    .bind("tenant", actor.tenant())
                    .bind("id", id)
                    .bind("reason", reason)
                    .bind("by", actor.id())
                    .bind("at", at.atOffset(ZoneOffset.UTC))
                    .execute()
                == 1);
  }
}
