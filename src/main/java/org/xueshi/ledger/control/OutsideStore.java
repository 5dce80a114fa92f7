package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.ledger.entity.Course;
import org.xueshi.ledger.entity.Interval;
import org.xueshi.ledger.entity.Level;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.ledger.entity.OutsideCredit;
import org.xueshi.ledger.entity.ProjectKind;
import org.xueshi.ledger.entity.Theme;

/** Rows of credit from elsewhere: inserted and read, nothing else. */
@ApplicationScoped
class OutsideStore {

  private Jdbi jdbi;

  protected OutsideStore() {}

  @Inject
  OutsideStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  void insert(UUID tenant, UUID correction, List<OutsideCredit> credits) {
    jdbi.useHandle(
        handle -> {
          var batch =
              handle.prepareBatch(
                  """
                  insert into outside_credit (tenant_id, correction_id, row_number, person_id,
                    district, institution, title, project_kind, level, theme, mode, minutes,
                    earned_on, starts_at, ends_at)
                  values (:tenant, :correction, :number, :person, :district, :institution, :title,
                    :kind, :level, :theme, :mode, :minutes, :earned, :starts, :ends)""");
          for (var i = 0; i < credits.size(); i++) {
            var credit = credits.get(i);
            var during = credit.during();
            batch
                .bind("tenant", tenant)
                .bind("correction", correction)
                .bind("number", i + 1)
                .bind("person", credit.person())
                .bind("district", credit.place().district())
                .bind("institution", credit.place().institution())
                .bind("title", credit.course().title())
                .bind("kind", credit.course().kind())
                .bind("level", credit.course().level())
                .bind("theme", credit.course().theme())
                .bind("mode", credit.mode())
                .bind("minutes", credit.minutes())
                .bind("earned", credit.earnedOn())
                .bind("starts", during == null ? null : EntryRows.time(during.from()))
                .bind("ends", during == null ? null : EntryRows.time(during.to()))
                .add();
          }
          batch.execute();
        });
  }

  /** In the order in which they were asked for. */
  List<OutsideCredit> of(UUID tenant, UUID correction) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from outside_credit
                    where tenant_id = :tenant and correction_id = :correction
                    order by row_number""")
                .bind("tenant", tenant)
                .bind("correction", correction)
                .map((row, context) -> credit(row))
                .list());
  }

  /** Which of these evidence keys stand in the book already. */
  Set<String> credited(UUID tenant, Collection<String> keys) {
    return Set.copyOf(
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select e.request_key from evidence e
                        where e.tenant_id = :tenant and e.request_key = any(:keys)
                          and exists (
                            select 1 from credit_entry c
                            where c.tenant_id = e.tenant_id and c.evidence_id = e.id
                              and c.target_id is null
                              and not exists (
                                select 1 from credit_entry r
                                where r.tenant_id = c.tenant_id and r.target_id = c.id
                                  and r.type = 'REVERSED'))""")
                    .bind("tenant", tenant)
                    .bind("keys", keys.toArray(String[]::new))
                    .mapTo(String.class)
                    .list()));
  }

  private static OutsideCredit credit(ResultSet row) throws SQLException {
    var starts = row.getObject("starts_at", OffsetDateTime.class);
    return new OutsideCredit(
        row.getObject("person_id", UUID.class),
        new OutsideCredit.Place(row.getString("district"), row.getString("institution")),
        new Course(
            null,
            row.getString("title"),
            ProjectKind.valueOf(row.getString("project_kind")),
            Level.valueOf(row.getString("level")),
            Theme.valueOf(row.getString("theme")),
            null),
        Mode.valueOf(row.getString("mode")),
        row.getInt("minutes"),
        row.getObject("earned_on", LocalDate.class),
        starts == null
            ? null
            : new Interval(starts.toInstant(), EntryRows.instant(row, "ends_at")));
  }
}
