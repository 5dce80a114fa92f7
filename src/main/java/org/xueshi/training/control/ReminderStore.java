package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** What is soon, and for whom it is still to do. */
@ApplicationScoped
class ReminderStore {

  private Jdbi jdbi;

  protected ReminderStore() {}

  @Inject
  ReminderStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A session that begins soon, for one participant. */
  record Session(
      UUID id, UUID person, String courseKey, String title, Instant startsAt, String place) {}

  /** A task that is due soon, for one participant who has not handed it in. */
  record Task(UUID id, UUID person, String courseKey, String title, LocalDate dueOn) {}

  List<Session> sessions(UUID tenant, Instant from, Instant until) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select s.id, p.person_id as person, coalesce(r.course_key, '') as course_key,
                      c.title, s.starts_at, s.place
                    from training_session s
                    join component c on c.tenant_id = s.tenant_id and c.id = s.id
                    join course_run r on r.tenant_id = c.tenant_id and r.id = c.course_run_id
                    join participant p on p.tenant_id = r.tenant_id and p.course_run_id = r.id
                    where s.tenant_id = :tenant and s.starts_at > :from and s.starts_at <= :until
                      and not exists (select 1 from component_progress d
                        where d.tenant_id = s.tenant_id and d.component_id = s.counts_for
                          and d.person_id = p.person_id and d.state = 'DONE')
                    """)
                .bind("tenant", tenant)
                .bind("from", time(from))
                .bind("until", time(until))
                .map(ConstructorMapper.of(Session.class))
                .list());
  }

  List<Task> tasks(UUID tenant, LocalDate from, LocalDate until) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select t.id, p.person_id as person, coalesce(r.course_key, '') as course_key,
                      c.title, t.due_on
                    from follow_up_task t
                    join component c on c.tenant_id = t.tenant_id and c.id = t.id
                    join course_run r on r.tenant_id = c.tenant_id and r.id = c.course_run_id
                    join participant p on p.tenant_id = r.tenant_id and p.course_run_id = r.id
                    where t.tenant_id = :tenant and t.due_on between :from and :until
                      and not exists (select 1 from component_progress d
                        where d.tenant_id = t.tenant_id and d.component_id = t.id
                          and d.person_id = p.person_id and d.state in ('WAITING', 'DONE'))
                    """)
                .bind("tenant", tenant)
                .bind("from", from)
                .bind("until", until)
                .map(ConstructorMapper.of(Task.class))
                .list());
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
