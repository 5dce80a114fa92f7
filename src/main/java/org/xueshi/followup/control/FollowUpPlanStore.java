package org.xueshi.followup.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.followup.entity.FollowUpRules;
import org.xueshi.followup.entity.ReleaseRule;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.web.entity.Actor;

/** Rules and closings of follow-up as rows. */
@ApplicationScoped
class FollowUpPlanStore {

  private Jdbi jdbi;

  protected FollowUpPlanStore() {}

  @Inject
  FollowUpPlanStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Optional<FollowUpRules> rules(CourseRun run) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select release_rule, feedback_days from follow_up_plan
                    where tenant_id = :tenant and course_run_id = :run
                    """)
                .bind("tenant", run.tenantId())
                .bind("run", run.id())
                .map(
                    (row, context) ->
                        new FollowUpRules(
                            ReleaseRule.valueOf(row.getString("release_rule")),
                            row.getInt("feedback_days")))
                .findOne());
  }

  void save(CourseRun run, FollowUpRules rules, Instant now) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into follow_up_plan
                  (tenant_id, course_run_id, release_rule, feedback_days, changed_at)
                values (?, ?, ?, ?, ?)
                on conflict (tenant_id, course_run_id) do update
                set release_rule = excluded.release_rule, feedback_days = excluded.feedback_days,
                  changed_at = excluded.changed_at
                """,
                run.tenantId(),
                run.id(),
                rules.release(),
                rules.feedbackDays(),
                time(now)));
  }

  Optional<Instant> closedAt(UUID tenant, UUID run) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select closed_at from follow_up_closing
                    where tenant_id = :tenant and course_run_id = :run
                    """)
                .bind("tenant", tenant)
                .bind("run", run)
                .mapTo(Instant.class)
                .findOne());
  }

  /** False if it was closed before. */
  boolean close(CourseRun run, Instant now, Actor actor) {
    return jdbi.withHandle(
            handle ->
                handle.execute(
                    """
                    insert into follow_up_closing
                      (tenant_id, course_run_id, closed_at, actor_kind, actor_id)
                    values (?, ?, ?, ?, ?) on conflict do nothing
                    """,
                    run.tenantId(),
                    run.id(),
                    time(now),
                    actor.kind(),
                    actor.id()))
        == 1;
  }

  /** Handed-in work of the run that nobody has answered: how many, and how many since before. */
  Waiting waiting(CourseRun run, Instant before) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select count(*) as works, count(*) filter (where w.submitted_at < :before) as late
                    from submitted_work w
                    join component c on c.tenant_id = w.tenant_id and c.id = w.task_id
                    left join feedback f on f.tenant_id = w.tenant_id and f.work_id = w.id
                    where w.tenant_id = :tenant and c.course_run_id = :run and f.work_id is null
                    """)
                .bind("tenant", run.tenantId())
                .bind("run", run.id())
                .bind("before", time(before))
                .map((row, context) -> new Waiting(row.getInt("works"), row.getInt("late")))
                .one());
  }

  record Waiting(int works, int late) {}

  /** Late answers in the whole district, by each run's own days. */
  int lateEverywhere(UUID tenant, Instant now, int defaultDays) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select count(*) from submitted_work w
                    join component c on c.tenant_id = w.tenant_id and c.id = w.task_id
                    left join follow_up_plan p
                      on p.tenant_id = c.tenant_id and p.course_run_id = c.course_run_id
                    left join feedback f on f.tenant_id = w.tenant_id and f.work_id = w.id
                    where w.tenant_id = :tenant and f.work_id is null
                      and w.submitted_at
                        < :now - make_interval(days => coalesce(p.feedback_days, :days))
                    """)
                .bind("tenant", tenant)
                .bind("now", time(now))
                .bind("days", defaultDays)
                .mapTo(Integer.class)
                .one());
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
