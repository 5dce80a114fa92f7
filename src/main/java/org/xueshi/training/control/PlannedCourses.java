package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.ledger.control.CoursesUnderWay;
import org.xueshi.ledger.entity.ProjectKind;

/**
 * What a participant still has before them: components of runs that are not over and that they have
 * not completed. Follow-up tasks count until the follow-up period ends (25.1), the rest until the
 * run does.
 */
@ApplicationScoped
public class PlannedCourses implements CoursesUnderWay {

  private static final String UNDER_WAY =
      """
      select r.id, r.title, p.kind, sum(c.minutes) as minutes
      from participant m
      join course_run r on r.tenant_id = m.tenant_id and r.id = m.course_run_id
      join project p on p.tenant_id = r.tenant_id and p.id = r.project_id
      join component c on c.tenant_id = r.tenant_id and c.course_run_id = r.id
      left join component_progress done on done.tenant_id = c.tenant_id
        and done.component_id = c.id and done.person_id = m.person_id and done.state = 'DONE'
      where m.tenant_id = :tenant and m.person_id = :person and done.component_id is null
        and case when c.kind = 'TASK' then r.follow_up_until else r.ends_on end >= :today
      group by r.id, r.title, p.kind
      order by r.title, r.id
      """;

  private Jdbi jdbi;
  private Clock clock;

  protected PlannedCourses() {}

  @Inject
  public PlannedCourses(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  @Override
  @Transactional
  public List<UnderWay> of(UUID tenant, UUID person) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(UNDER_WAY)
                .bind("tenant", tenant)
                .bind("person", person)
                .bind("today", LocalDate.ofInstant(clock.instant(), Clocks.DISTRICT_ZONE))
                .map(
                    (row, context) ->
                        new UnderWay(
                            row.getObject("id", UUID.class),
                            row.getString("title"),
                            ProjectKind.valueOf(row.getString("kind")),
                            row.getInt("minutes")))
                .list());
  }
}
