package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.xueshi.gradebook.entity.SheetRun;
import org.xueshi.gradebook.entity.SheetRun.Trouble;
import org.xueshi.gradebook.entity.SheetSource;
import org.xueshi.web.entity.Actor;

/** Runs of reading sheets, as rows: claimed by one node at a time, for as long as it renews. */
@ApplicationScoped
class SheetRunStore {

  private static final String COLUMNS =
      """
      tenant_id, id, course_run_id, source, file_id, then_apply, state, started_at, attempts,
      people_total, people_read, cells_read, cells_changed, because, finished_at
      """;

  private Jdbi jdbi;

  protected SheetRunStore() {}

  @Inject
  SheetRunStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** False if one is still reading this course run. */
  boolean insert(SheetRun run, Map<String, BigDecimal> maxima, Actor actor) {
    var json = Json.createObjectBuilder();
    maxima.forEach(json::add);
    var text = json.build().toString();
    return jdbi.withHandle(
        handle ->
            handle
                    .createUpdate(
                        """
                        insert into sheet_run (tenant_id, id, course_run_id, source, file_id,
                          maxima, then_apply, state, started_at, actor_kind, actor_id, next_at,
                          attempts, people_total, people_read, cells_read, cells_changed)
                        values (:tenant, :id, :course, :source, :file, cast(:maxima as jsonb),
                          :apply, 'READING', :now, :actorKind, :actor, :now, 0, 0, 0, 0, 0)
                        on conflict do nothing
                        """)
                    .bind("tenant", run.tenant())
                    .bind("id", run.id())
                    .bind("course", run.courseRunId())
                    .bind("source", run.source().name())
                    .bind("file", run.fileId())
                    .bind("maxima", text)
                    .bind("apply", run.thenApply())
                    .bind("now", Times.column(run.startedAt()))
                    .bind("actorKind", actor.kind())
                    .bind("actor", actor.id())
                    .execute()
                == 1);
  }

  Optional<SheetRun> find(UUID tenant, UUID id) {
    return list(
            "where tenant_id = :tenant and id = :id", q -> q.bind("tenant", tenant).bind("id", id))
        .stream()
        .findFirst();
  }

  Optional<SheetRun> latest(UUID tenant, UUID courseRun) {
    return newest(tenant, courseRun, 1).stream().findFirst();
  }

  List<SheetRun> newest(UUID tenant, UUID courseRun, int limit) {
    return list(
        "where tenant_id = :tenant and course_run_id = :course order by id desc limit :limit",
        q -> q.bind("tenant", tenant).bind("course", courseRun).bind("limit", limit));
  }

  /** The newest run of a source that came to an end before this one; null if there is none. */
  UUID before(SheetRun run) {
    return list(
            """
            where tenant_id = :tenant and course_run_id = :course and source = :source
              and state = 'READ' and id < :id
            order by id desc limit 1
            """,
            q ->
                q.bind("tenant", run.tenant())
                    .bind("course", run.courseRunId())
                    .bind("source", run.source().name())
                    .bind("id", run.id()))
        .stream()
        .map(SheetRun::id)
        .findFirst()
        .orElse(null);
  }

  private List<SheetRun> list(String where, Function<Query, Query> binding) {
    return jdbi.withHandle(
        handle ->
            binding
                .apply(handle.createQuery("select " + COLUMNS + " from sheet_run " + where))
                .map((row, context) -> run(row))
                .list());
  }

  /** A run that is due and that nobody reads; it is the caller's until {@code lease}. */
  Optional<SheetRun> claim(UUID tenant, Instant now, Instant lease) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    update sheet_run set leased_until = :lease
                    where tenant_id = :tenant and id = (
                      select id from sheet_run
                      where tenant_id = :tenant and state = 'READING' and next_at <= :now
                        and (leased_until is null or leased_until <= :now)
                      order by next_at limit 1
                      for update skip locked)
                    returning
                    """
                        + COLUMNS)
                .bind("tenant", tenant)
                .bind("now", Times.column(now))
                .bind("lease", Times.column(lease))
                .map((row, context) -> run(row))
                .findOne());
  }

  /** So far it came; it stays the caller's until {@code lease}. */
  void progress(SheetRun run, SheetRun.Progress progress, Instant lease) {
    update(
        """
        update sheet_run set people_total = :total, people_read = :read, cells_read = :cells,
          cells_changed = :changed, leased_until = :lease
        where tenant_id = :tenant and id = :id
        """,
        run,
        update -> update.bindMethods(progress).bind("lease", Times.column(lease)));
  }

  void finish(SheetRun run, Instant now) {
    update(
        """
        update sheet_run set state = 'READ', because = null, finished_at = :now,
          leased_until = null
        where tenant_id = :tenant and id = :id
        """,
        run,
        update -> update.bind("now", Times.column(now)));
  }

  void fail(SheetRun run, Trouble because, Instant now) {
    update(
        """
        update sheet_run set state = 'FAILED', because = :because, finished_at = :now,
          leased_until = null
        where tenant_id = :tenant and id = :id
        """,
        run,
        update -> update.bind("because", because.name()).bind("now", Times.column(now)));
  }

  /** The source is away: once more, then. */
  void postpone(SheetRun run, Trouble because, Instant next) {
    update(
        """
        update sheet_run set because = :because, next_at = :next, leased_until = null,
          attempts = attempts + 1
        where tenant_id = :tenant and id = :id
        """,
        run,
        update -> update.bind("because", because.name()).bind("next", Times.column(next)));
  }

  private void update(String sql, SheetRun run, Function<Update, Update> binding) {
    jdbi.useHandle(
        handle ->
            binding
                .apply(handle.createUpdate(sql).bind("tenant", run.tenant()).bind("id", run.id()))
                .execute());
  }

  private static SheetRun run(ResultSet row) throws SQLException {
    var because = row.getString("because");
    return new SheetRun(
        row.getObject("tenant_id", UUID.class),
        row.getObject("id", UUID.class),
        row.getObject("course_run_id", UUID.class),
        SheetSource.valueOf(row.getString("source")),
        row.getObject("file_id", UUID.class),
        row.getBoolean("then_apply"),
        SheetRun.State.valueOf(row.getString("state")),
        Times.instant(row, "started_at"),
        new SheetRun.Progress(
            row.getInt("attempts"),
            row.getInt("people_total"),
            row.getInt("people_read"),
            row.getInt("cells_read"),
            row.getInt("cells_changed")),
        because == null ? null : Trouble.valueOf(because),
        Times.instant(row, "finished_at"));
  }
}
