package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.gradebook.control.SheetCredits.Of;

/** Which evidence stands for a column and a person. */
@ApplicationScoped
class SheetCreditStore {

  private Jdbi jdbi;

  protected SheetCreditStore() {}

  @Inject
  SheetCreditStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * @param generation grows whenever another piece of evidence takes its place
   */
  record Held(UUID evidence, int generation) {}

  Map<Of, UUID> evidence(UUID tenant, UUID courseRun, Collection<UUID> persons) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select s.column_id, s.person_id, s.evidence_id
                    from sheet_credit s
                    join counted_column c on c.tenant_id = s.tenant_id and c.id = s.column_id
                    where s.tenant_id = :tenant and c.course_run_id = :course
                      and s.person_id = any(:persons)
                    """)
                .bind("tenant", tenant)
                .bind("course", courseRun)
                .bind("persons", persons.toArray(UUID[]::new))
                .reduceResultSet(
                    new HashMap<Of, UUID>(),
                    (all, row, context) -> {
                      all.put(
                          new Of(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
                          row.getObject(3, UUID.class));
                      return all;
                    }));
  }

  /** What stands for it; the row is the caller's until the transaction ends. */
  Optional<Held> lock(UUID tenant, Of of) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select evidence_id, generation from sheet_credit
                    where tenant_id = :tenant and column_id = :column and person_id = :person
                    for update
                    """)
                .bind("tenant", tenant)
                .bind("column", of.column())
                .bind("person", of.person())
                .map((row, context) -> new Held(row.getObject(1, UUID.class), row.getInt(2)))
                .findOne());
  }

  void put(UUID tenant, Of of, Held held) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into sheet_credit (tenant_id, column_id, person_id, evidence_id,
                      generation)
                    values (:tenant, :column, :person, :evidence, :generation)
                    on conflict (tenant_id, column_id, person_id) do update set
                      evidence_id = excluded.evidence_id, generation = excluded.generation
                    """)
                .bind("tenant", tenant)
                .bind("column", of.column())
                .bind("person", of.person())
                .bind("evidence", held.evidence())
                .bind("generation", held.generation())
                .execute());
  }
}
