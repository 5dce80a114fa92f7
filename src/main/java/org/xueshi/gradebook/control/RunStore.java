package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.xueshi.gradebook.entity.GradebookRun;
import org.xueshi.gradebook.entity.Reading;
import org.xueshi.web.entity.Actor;

/** Runs and their readings, as rows. */
@ApplicationScoped
class RunStore {

  private static final String RUN =
      """
      select tenant_id, id, course_run_id, state, started_at, finished_at, columns_total,
        columns_read
      from gradebook_run
      """;

  private Jdbi jdbi;

  protected RunStore() {}

  @Inject
  RunStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** False if one with this key, or one still reading this course run, is there. */
  boolean insert(GradebookRun run, String requestKey, Actor actor) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createUpdate(
                        """
                        insert into gradebook_run (
                          tenant_id, id, course_run_id, request_key, state, started_at,
                          actor_kind, actor_id, columns_total, columns_read)
                        values (:tenant, :id, :courseRun, :key, 'READING', :now,
                          :actorKind, :actor, :total, 0)
                        on conflict do nothing
                        """)
                    .bind("tenant", run.tenant())
                    .bind("id", run.id())
                    .bind("courseRun", run.courseRunId())
                    .bind("key", requestKey)
                    .bind("now", Times.column(run.startedAt()))
                    .bind("actorKind", actor.kind())
                    .bind("actor", actor.id())
                    .bind("total", run.columnsTotal())
                    .execute()
                == 1);
  }

  Optional<GradebookRun> byId(UUID tenant, UUID id) {
    return first(RUN + " where tenant_id = :tenant and id = :id", tenant, q -> q.bind("id", id));
  }

  Optional<GradebookRun> byKey(UUID tenant, String key) {
    return first(
        RUN + " where tenant_id = :tenant and request_key = :key", tenant, q -> q.bind("key", key));
  }

  /** The newest run of a course run, whatever its state. */
  Optional<GradebookRun> latest(UUID tenant, UUID courseRun) {
    return first(
        RUN + " where tenant_id = :tenant and course_run_id = :run order by id desc limit 1",
        tenant,
        query -> query.bind("run", courseRun));
  }

  /** The newest run of each course run of the district. */
  List<GradebookRun> latestOfAll(UUID tenant) {
    return list(
        """
        select distinct on (course_run_id) tenant_id, id, course_run_id, state, started_at,
          finished_at, columns_total, columns_read
        from gradebook_run where tenant_id = :tenant
        order by course_run_id, id desc
        """,
        tenant,
        query -> query);
  }

  /** A run that nobody is reading; it is the caller's until {@code lease}. */
  Optional<GradebookRun> claim(UUID tenant, Instant now, Instant lease) {
    return first(
        """
        update gradebook_run set leased_until = :lease
        where tenant_id = :tenant and id = (
          select id from gradebook_run
          where tenant_id = :tenant and state = 'READING'
            and (leased_until is null or leased_until <= :now)
          order by id limit 1
          for update skip locked)
        returning tenant_id, id, course_run_id, state, started_at, finished_at, columns_total,
          columns_read
        """,
        tenant,
        query -> query.bind("now", Times.column(now)).bind("lease", Times.column(lease)));
  }

  /** One column more is done; the run stays the caller's until {@code lease}. */
  void progress(GradebookRun run, int columnsRead, Instant lease) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update gradebook_run set columns_read = :read, leased_until = :lease
                    where tenant_id = :tenant and id = :id
                    """)
                .bind("read", columnsRead)
                .bind("lease", Times.column(lease))
                .bind("tenant", run.tenant())
                .bind("id", run.id())
                .execute());
  }

  void finish(GradebookRun run, GradebookRun.State state, Instant now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update gradebook_run
                    set state = :state, finished_at = :now, leased_until = null
                    where tenant_id = :tenant and id = :id
                    """)
                .bind("state", state.name())
                .bind("now", Times.column(now))
                .bind("tenant", run.tenant())
                .bind("id", run.id())
                .execute());
  }

  void addReading(GradebookRun run, Reading reading) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into gradebook_reading
                      (tenant_id, run_id, component_id, read_at, outcome, results, changed)
                    values (:tenant, :run, :component, :at, :outcome, :results, :changed)
                    """)
                .bind("tenant", run.tenant())
                .bind("run", run.id())
                .bind("component", reading.component())
                .bind("at", Times.column(reading.readAt()))
                .bind("outcome", reading.outcome().name())
                .bind("results", reading.results())
                .bind("changed", reading.changed())
                .execute());
  }

  List<Reading> readings(UUID tenant, UUID run) {
    return readings(
        "select * from gradebook_reading where tenant_id = :tenant and run_id = :id", tenant, run);
  }

  /** For each component the newest reading that came to something, in any run. */
  List<Reading> lastRead(UUID tenant, UUID courseRun) {
    return readings(
        """
        select distinct on (r.component_id) r.*
        from gradebook_reading r
        join gradebook_run g on g.tenant_id = r.tenant_id and g.id = r.run_id
        where r.tenant_id = :tenant and g.course_run_id = :id and r.outcome <> 'AWAY'
        order by r.component_id, r.run_id desc
        """,
        tenant,
        courseRun);
  }

  private List<Reading> readings(String sql, UUID tenant, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(sql)
                .bind("tenant", tenant)
                .bind("id", id)
                .map(
                    (row, context) ->
                        new Reading(
                            row.getObject("component_id", UUID.class),
                            Times.instant(row, "read_at"),
                            Reading.Outcome.valueOf(row.getString("outcome")),
                            row.getInt("results"),
                            row.getInt("changed")))
                .list());
  }

  private Optional<GradebookRun> first(String sql, UUID tenant, Function<Query, Query> binding) {
    return list(sql, tenant, binding).stream().findFirst();
  }

  private List<GradebookRun> list(String sql, UUID tenant, Function<Query, Query> binding) {
    return jdbi.withHandle(
        handle ->
            binding
                .apply(handle.createQuery(sql).bind("tenant", tenant))
                .map((row, context) -> run(row))
                .list());
  }

  private static GradebookRun run(ResultSet row) throws SQLException {
    return new GradebookRun(
        row.getObject("tenant_id", UUID.class),
        row.getObject("id", UUID.class),
        row.getObject("course_run_id", UUID.class),
        GradebookRun.State.valueOf(row.getString("state")),
        Times.instant(row, "started_at"),
        Times.instant(row, "finished_at"),
        row.getInt("columns_total"),
        row.getInt("columns_read"));
  }
}
