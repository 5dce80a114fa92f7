package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.people.entity.PersonName;

/** The Office's view of inquiries: with who asks and how long it has been waiting. */
@ApplicationScoped
class InboxStore {

  private static final String WAITS_FOR_SECOND =
      """
      exists (select 1 from inquiry_event e
        join correction c on c.tenant_id = e.tenant_id and c.id = e.correction_id
        left join correction_decision d on d.tenant_id = c.tenant_id and d.correction_id = c.id
        where e.tenant_id = i.tenant_id and e.inquiry_id = i.id and e.what = 'PROPOSED'
          and d.correction_id is null)
      """;

  private Jdbi jdbi;

  protected InboxStore() {}

  @Inject
  InboxStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** After that inquiry, at most so many, as seen at that instant. */
  record Slice(UUID after, int limit, Instant now) {}

  List<InquiryDesk.Line> find(UUID tenant, InquiryDesk.Asked asked, Slice slice) {
    var before = slice.now().minus(Duration.ofDays(asked.olderThanDays()));
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select i.*, p.family_name, p.given_name, p.staff_number, s.name as school_name,
                    """
                        + WAITS_FOR_SECOND
                        + """
                           as second
                          from inquiry i
                          join person p on p.tenant_id = i.tenant_id and p.id = i.person_id
                          left join school s on s.tenant_id = p.tenant_id and s.id = p.school_id
                          where i.tenant_id = :tenant and i.state = :state
                            and i.submitted_at is not null and i.submitted_at <= :before
                            and (cast(:school as uuid) is null or p.school_id = :school)
                            and (:person = '' or p.staff_number like :begin
                              or p.family_name || p.given_name like :within)
                            and (cast(:after as uuid) is null
                              or (i.submitted_at, i.id) > (select a.submitted_at, a.id
                                from inquiry a where a.tenant_id = :tenant and a.id = :after))
                          order by i.submitted_at, i.id limit :limit
                          """)
                .bind("tenant", tenant)
                .bind("state", asked.state())
                .bind("before", EntryRows.time(before))
                .bind("school", asked.school())
                .bind("person", asked.person())
                .bind("begin", literal(asked.person()) + "%")
                .bind("within", "%" + literal(asked.person()) + "%")
                .bind("after", slice.after())
                .bind("limit", slice.limit())
                .map(
                    (row, context) ->
                        new InquiryDesk.Line(
                            InquiryStore.inquiry(row),
                            PersonName.display(
                                row.getString("family_name"), row.getString("given_name")),
                            row.getString("staff_number"),
                            row.getString("school_name"),
                            row.getBoolean("second")))
                .list());
  }

  /** Open inquiries, and open corrections that nobody asked for by an inquiry. */
  int waiting(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select (select count(*) from inquiry
                        where tenant_id = :tenant and state = 'OPEN')
                      + (select count(*) from correction c
                        left join correction_decision d
                          on d.tenant_id = c.tenant_id and d.correction_id = c.id
                        where c.tenant_id = :tenant and d.correction_id is null
                          and not exists (select 1 from inquiry_event e
                            where e.tenant_id = c.tenant_id and e.correction_id = c.id))""")
                .bind("tenant", tenant)
                .mapTo(Integer.class)
                .one());
  }

  Optional<UUID> nextAfter(UUID tenant, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select i.id from inquiry i
                    where i.tenant_id = :tenant and i.state = 'OPEN' and i.id <> :id
                    order by (i.submitted_at, i.id) > (select a.submitted_at, a.id
                      from inquiry a where a.tenant_id = :tenant and a.id = :id) desc,
                      i.submitted_at, i.id limit 1""")
                .bind("tenant", tenant)
                .bind("id", id)
                .mapTo(UUID.class)
                .findOne());
  }

  private static String literal(String words) {
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
