package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.xueshi.training.entity.Participant;

/** Who is enrolled in a course run. */
@ApplicationScoped
public class Participants {

  private Jdbi jdbi;
  private Clock clock;

  protected Participants() {}

  @Inject
  public Participants(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** Enrols the person; enrolling twice is no error and keeps the first date. */
  @Transactional
  public void enrol(UUID tenant, UUID courseRunId, UUID personId) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into participant (tenant_id, course_run_id, person_id, enrolled_at)
                values (?, ?, ?, ?) on conflict do nothing
                """,
                tenant,
                courseRunId,
                personId,
                clock.instant().atOffset(ZoneOffset.UTC)));
  }

  /**
   * Enrols the person in the run taught in that platform course, if there is one. One statement, as
   * every launch makes it; it writes only the first time.
   */
  @Transactional
  public void enrolIn(UUID tenant, String courseKey, UUID personId) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into participant (tenant_id, course_run_id, person_id, enrolled_at)
                select r.tenant_id, r.id, person.id, ?
                from course_run r cross join (select cast(? as uuid)) person (id)
                where r.tenant_id = ? and r.course_key = ? and not exists (
                  select 1 from participant p where p.tenant_id = r.tenant_id
                    and p.course_run_id = r.id and p.person_id = person.id)
                on conflict do nothing
                """,
                clock.instant().atOffset(ZoneOffset.UTC),
                personId,
                tenant,
                courseKey));
  }

  /** All participants of a run, first enrolled first. */
  @Transactional
  public List<Participant> of(UUID tenant, UUID courseRunId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select person_id, enrolled_at from participant
                    where tenant_id = :tenant and course_run_id = :run
                    order by enrolled_at, person_id
                    """)
                .bind("tenant", tenant)
                .bind("run", courseRunId)
                .map(ConstructorMapper.of(Participant.class))
                .list());
  }

  /** Whether the person takes part in the run. */
  @Transactional
  public boolean contains(UUID tenant, UUID courseRunId, UUID personId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select exists (select 1 from participant
                      where tenant_id = :tenant and course_run_id = :run and person_id = :person)
                    """)
                .bind("tenant", tenant)
                .bind("run", courseRunId)
                .bind("person", personId)
                .mapTo(Boolean.class)
                .one());
  }
}
