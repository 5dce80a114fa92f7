package org.xueshi.web.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.web.entity.NoticeRow;

/** The outbox of messages as rows. */
@ApplicationScoped
class NoticeMailStore {

  private Jdbi jdbi;
  private NoticeStore notices;

  protected NoticeMailStore() {}

  @Inject
  NoticeMailStore(Jdbi jdbi, NoticeStore notices) {
    this.jdbi = jdbi;
    this.notices = notices;
  }

  /** Only for somebody with an address. */
  void owe(UUID tenant, UUID notice, UUID person, Instant due) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into notice_mail
                  (tenant_id, notice_id, person_id, due_at, state, attempts, changed_at)
                select tenant_id, ?, id, ?, 'DUE', 0, ? from person
                where tenant_id = ? and id = ? and email like '%_@_%'
                """,
                notice, time(due), time(due), tenant, person));
  }

  /** One person's messages that are due, taken by this node alone. */
  record Taken(UUID person, String address, List<NoticeRow> notices) {}

  /** Takes the messages of one person: from now on nobody sends them again. Empty: none is due. */
  List<Taken> take(UUID tenant, Instant now) {
    return jdbi.inTransaction(
        handle -> {
          var person =
              handle
                  .createQuery(
                      """
                      select person_id from notice_mail
                      where tenant_id = :tenant and state = 'DUE' and due_at <= :now
                      order by due_at limit 1 for update skip locked
                      """)
                  .bind("tenant", tenant)
                  .bind("now", time(now))
                  .mapTo(UUID.class)
                  .findOne();
          if (person.isEmpty()) {
            return List.of();
          }
          var rows =
              handle
                  .createQuery(
                      """
                      with taken as (
                        update notice_mail set state = 'SENDING', attempts = attempts + 1,
                          changed_at = :now
                        where tenant_id = :tenant and (tenant_id, notice_id) in (
                          select tenant_id, notice_id from notice_mail
                          where tenant_id = :tenant and person_id = :person and state = 'DUE'
                            and due_at <= :now for update skip locked)
                        returning notice_id)
                      select n.id, n.text_key, n.arguments::text, n.created_at, n.read_at
                      from taken t join notice n on n.tenant_id = :tenant and n.id = t.notice_id
                      order by n.created_at
                      """)
                  .bind("tenant", tenant)
                  .bind("person", person.get())
                  .bind("now", time(now))
                  .map((row, context) -> notices.notice(row))
                  .list();
          var address =
              handle
                  .createQuery("select email from person where tenant_id = :tenant and id = :id")
                  .bind("tenant", tenant)
                  .bind("id", person.get())
                  .mapTo(String.class)
                  .findOne()
                  .orElse("");
          return List.of(new Taken(person.get(), address, rows));
        });
  }

  /** What became of them: SENT, NOT_SENT, or DUE again at a later time. */
  void settle(UUID tenant, Taken taken, String state, Instant at) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update notice_mail set state = :state, due_at = :at, changed_at = :at
                    where tenant_id = :tenant and state = 'SENDING' and notice_id in (<ids>)
                    """)
                .bind("state", state)
                .bind("at", time(at))
                .bind("tenant", tenant)
                .bindList("ids", taken.notices().stream().map(NoticeRow::id).toList())
                .execute());
  }

  /** How often these were tried. */
  int attempts(UUID tenant, Taken taken) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select max(attempts) from notice_mail
                    where tenant_id = :tenant and notice_id in (<ids>)
                    """)
                .bind("tenant", tenant)
                .bindList("ids", taken.notices().stream().map(NoticeRow::id).toList())
                .mapTo(Integer.class)
                .one());
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
