package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.ledger.entity.Book;
import org.xueshi.ledger.entity.Interval;

/** Clock minutes that are credited now. The database refuses two that overlap for one person. */
@ApplicationScoped
class ClaimStore {

  private Jdbi jdbi;

  protected ClaimStore() {}

  @Inject
  ClaimStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  private record Row(UUID person, Book.Claim claim) {}

  Map<UUID, List<Book.Claim>> ofPersons(UUID tenant, Collection<UUID> persons) {
    var claims = new HashMap<UUID, List<Book.Claim>>();
    rows(tenant, persons)
        .forEach(
            row ->
                claims
                    .computeIfAbsent(row.person(), person -> new java.util.ArrayList<>())
                    .add(row.claim()));
    return claims;
  }

  private List<Row> rows(UUID tenant, Collection<UUID> persons) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select person_id, evidence_id, course_title, starts_at, ends_at
                    from claimed_interval
                    where tenant_id = :tenant and person_id = any(:persons)""")
                .bind("tenant", tenant)
                .bind("persons", persons.toArray(UUID[]::new))
                .map(
                    (row, context) ->
                        new Row(
                            row.getObject("person_id", UUID.class),
                            new Book.Claim(
                                row.getObject("evidence_id", UUID.class),
                                row.getString("course_title"),
                                new Interval(
                                    EntryRows.instant(row, "starts_at"),
                                    EntryRows.instant(row, "ends_at")))))
                .list());
  }

  void insert(UUID tenant, Map<UUID, List<Book.Claim>> claims) {
    jdbi.useHandle(
        handle -> {
          var batch =
              handle.prepareBatch(
                  """
                  insert into claimed_interval
                    (tenant_id, person_id, evidence_id, course_title, starts_at, ends_at)
                  values (:tenant, :person, :evidence, :title, :starts, :ends)""");
          claims.forEach(
              (person, list) ->
                  list.forEach(
                      claim ->
                          batch
                              .bind("tenant", tenant)
                              .bind("person", person)
                              .bind("evidence", claim.evidence())
                              .bind("title", claim.courseTitle())
                              .bind("starts", EntryRows.time(claim.interval().from()))
                              .bind("ends", EntryRows.time(claim.interval().to()))
                              .add()));
          if (batch.size() > 0) {
            batch.execute();
          }
        });
  }

  /** The credit of this evidence was taken back: its minutes are free again. */
  void free(UUID tenant, UUID person, UUID evidence) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    delete from claimed_interval where tenant_id = :tenant
                      and person_id = :person and evidence_id = :evidence""")
                .bind("tenant", tenant)
                .bind("person", person)
                .bind("evidence", evidence)
                .execute());
  }
}
