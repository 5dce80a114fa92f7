package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.people.entity.Stage;
import org.xueshi.training.entity.Audience;
import org.xueshi.training.entity.EnumSets;
import org.xueshi.training.entity.TeachingMethod;
import org.xueshi.training.entity.TeamCategory;
import org.xueshi.web.entity.Actor;

/** Plans, teams and what happened to them. */
@ApplicationScoped
class ProjectPlanStore {

  private Jdbi jdbi;

  protected ProjectPlanStore() {}

  @Inject
  ProjectPlanStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Optional<ProjectPlans.Plan> find(UUID tenant, UUID project) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select * from project_plan where tenant_id = :tenant and project_id = :project")
                .bind("tenant", tenant)
                .bind("project", project)
                .map((row, context) -> plan(row))
                .findOne());
  }

  void put(UUID tenant, UUID project, ProjectPlans.Plan plan) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into project_plan (tenant_id, project_id, stages, subjects, years_min,
                  years_max, rural_only, methods, plan, unit_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (tenant_id, project_id) do update set stages = excluded.stages,
                  subjects = excluded.subjects, years_min = excluded.years_min,
                  years_max = excluded.years_max, rural_only = excluded.rural_only,
                  methods = excluded.methods, plan = excluded.plan, unit_id = excluded.unit_id""",
                tenant,
                project,
                EnumSets.text(Stage.class, plan.stages()),
                String.join(",", plan.subjects()),
                plan.yearsMin(),
                plan.yearsMax(),
                plan.ruralOnly(),
                EnumSets.text(TeachingMethod.class, plan.methods()),
                plan.plan(),
                plan.unitId()));
  }

  List<ProjectPlans.Member> team(UUID tenant, UUID project) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select m.trainer_id, t.name, m.category, m.chief from project_member m
                    join trainer t on t.tenant_id = m.tenant_id and t.id = m.trainer_id
                    where m.tenant_id = :tenant and m.project_id = :project
                    order by not m.chief, m.category, t.name""")
                .bind("tenant", tenant)
                .bind("project", project)
                .map(
                    (row, context) ->
                        new ProjectPlans.Member(
                            row.getObject("trainer_id", UUID.class),
                            row.getString("name"),
                            TeamCategory.valueOf(row.getString("category")),
                            row.getBoolean("chief")))
                .list());
  }

  void join(UUID tenant, UUID project, ProjectPlans.Member member) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into project_member (tenant_id, project_id, trainer_id, category, chief)
                values (?, ?, ?, ?, ?)
                on conflict (tenant_id, project_id, trainer_id) do update
                  set category = excluded.category, chief = excluded.chief""",
                tenant,
                project,
                member.trainerId(),
                member.category().name(),
                member.chief()));
  }

  void leave(UUID tenant, UUID project, UUID trainer) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                delete from project_member
                where tenant_id = ? and project_id = ? and trainer_id = ?""",
                tenant,
                project,
                trainer));
  }

  /** Newest first. */
  List<ProjectPlans.Event> events(UUID tenant, UUID project) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from project_step where tenant_id = :tenant and project_id = :project
                    order by at desc, id desc""")
                .bind("tenant", tenant)
                .bind("project", project)
                .map(
                    (row, context) ->
                        new ProjectPlans.Event(
                            ProjectPlans.Step.valueOf(row.getString("step")),
                            row.getString("content_hash"),
                            row.getString("reason"),
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            row.getString("actor_id")))
                .list());
  }

  void note(UUID tenant, UUID project, ProjectPlans.Event event, Actor actor) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into project_step (tenant_id, id, project_id, at, step, content_hash, reason,
                  actor_kind, actor_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                tenant,
                Ids.next(),
                project,
                event.at().atOffset(ZoneOffset.UTC),
                event.step().name(),
                event.content(),
                event.reason(),
                actor.kind(),
                actor.id()));
  }

  private static ProjectPlans.Plan plan(ResultSet row) throws SQLException {
    return new ProjectPlans.Plan(
        Audience.stages(row.getString("stages")),
        Stream.of(row.getString("subjects").split(",")).filter(one -> !one.isBlank()).toList(),
        row.getInt("years_min"),
        row.getInt("years_max"),
        row.getBoolean("rural_only"),
        EnumSets.of(TeachingMethod.class, row.getString("methods")),
        row.getString("plan"),
        row.getObject("unit_id", UUID.class));
  }
}
