package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.gradebook.entity.CountedColumn;
import org.xueshi.gradebook.entity.CountedColumn.Terms;
import org.xueshi.gradebook.entity.SheetColumn;
import org.xueshi.gradebook.entity.SheetRun;
import org.xueshi.gradebook.entity.SheetSetting;
import org.xueshi.gradebook.entity.SheetSource;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.ledger.entity.Mode;

/** Columns of sources, which of them count, and how a course run is reconciled. */
@ApplicationScoped
class CountedColumnStore {

  private Jdbi jdbi;

  protected CountedColumnStore() {}

  @Inject
  CountedColumnStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Writes down what columns a source has; each gets an identifier that stays. */
  void see(SheetRun run, List<SheetColumn> columns) {
    jdbi.useHandle(
        handle -> {
          var batch =
              handle.prepareBatch(
                  """
                  with seen as (
                    insert into sheet_column (tenant_id, course_run_id, source, column_key, kind,
                      title, maximum, position, run_id)
                    values (:tenant, :course, :source, :key, :kind, :title, :maximum, :position,
                      :run)
                    on conflict (tenant_id, course_run_id, source, column_key) do update set
                      kind = excluded.kind, title = excluded.title, maximum = excluded.maximum,
                      position = excluded.position, run_id = excluded.run_id
                    returning 1)
                  insert into counted_column (tenant_id, id, course_run_id, source, column_key,
                    pass_percent, weight, minutes, mode, active, changed_at)
                  select :tenant, :id, :course, :source, :key, 60, 0, 45, 'REMOTE', false, :now
                  from seen
                  on conflict (tenant_id, course_run_id, source, column_key) do nothing
                  """);
          for (var i = 0; i < columns.size(); i++) {
            batch
                .bind("tenant", run.tenant())
                .bind("id", Ids.next())
                .bind("course", run.courseRunId())
                .bind("source", run.source().name())
                .bind("key", columns.get(i).key())
                .bind("kind", columns.get(i).kind().name())
                .bind("title", columns.get(i).title())
                .bind("maximum", columns.get(i).maximum())
                .bind("position", i)
                .bind("run", run.id())
                .bind("now", Times.column(run.startedAt()))
                .add();
          }
          if (!columns.isEmpty()) {
            batch.execute();
          }
        });
  }

  List<CountedColumn> of(UUID tenant, UUID courseRun) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select c.id, c.course_run_id, c.source, c.column_key, s.kind, s.title,
                      s.maximum, c.pass_percent, c.weight, c.minutes, c.mode, c.active
                    from counted_column c
                    join sheet_column s on s.tenant_id = c.tenant_id
                      and s.course_run_id = c.course_run_id and s.source = c.source
                      and s.column_key = c.column_key
                    where c.tenant_id = :tenant and c.course_run_id = :course
                    order by c.source desc, s.position, c.id
                    """)
                .bind("tenant", tenant)
                .bind("course", courseRun)
                .map((row, context) -> column(row))
                .list());
  }

  private static CountedColumn column(ResultSet row) throws SQLException {
    return new CountedColumn(
        row.getObject("id", UUID.class),
        row.getObject("course_run_id", UUID.class),
        SheetSource.valueOf(row.getString("source")),
        new SheetColumn(
            row.getString("column_key"),
            SheetColumn.Kind.valueOf(row.getString("kind")),
            row.getString("title"),
            row.getBigDecimal("maximum")),
        new Terms(
            row.getInt("pass_percent"),
            row.getInt("weight"),
            row.getInt("minutes"),
            Mode.valueOf(row.getString("mode")),
            row.getBoolean("active")));
  }

  void count(UUID tenant, UUID id, Terms terms, Instant now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update counted_column set pass_percent = :passPercent, weight = :weight,
                      minutes = :minutes, mode = :modeName, active = :active, changed_at = :now
                    where tenant_id = :tenant and id = :id
                    """)
                .bind("tenant", tenant)
                .bind("id", id)
                .bindMethods(terms)
                .bind("modeName", terms.mode().name())
                .bind("now", Times.column(now))
                .execute());
  }

  Optional<SheetSetting> setting(UUID tenant, UUID courseRun) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from sheet_setting
                    where tenant_id = :tenant and course_run_id = :course
                    """)
                .bind("tenant", tenant)
                .bind("course", courseRun)
                .map(
                    (row, context) ->
                        new SheetSetting(
                            SheetSetting.Lowered.valueOf(row.getString("lowered")),
                            SheetSetting.Schedule.valueOf(row.getString("schedule")),
                            row.getInt("every_hours"),
                            row.getInt("overall_percent"),
                            Times.instant(row, "next_at")))
                .findOne());
  }

  void set(UUID tenant, UUID courseRun, SheetSetting setting) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into sheet_setting (tenant_id, course_run_id, lowered, schedule,
                      every_hours, overall_percent, next_at)
                    values (:tenant, :course, :loweredName, :scheduleName, :everyHours,
                      :overallPercent, :next)
                    on conflict (tenant_id, course_run_id) do update set
                      lowered = excluded.lowered, schedule = excluded.schedule,
                      every_hours = excluded.every_hours,
                      overall_percent = excluded.overall_percent, next_at = excluded.next_at
                    """)
                .bind("tenant", tenant)
                .bind("course", courseRun)
                .bindMethods(setting)
                .bind("loweredName", setting.lowered().name())
                .bind("scheduleName", setting.schedule().name())
                .bind("next", Times.column(setting.nextAt()))
                .execute());
  }

  /** Course runs that are due; each is handed out once, whatever node asks. */
  List<UUID> due(UUID tenant, Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    update sheet_setting set next_at = :now + every_hours * interval '1 hour'
                    where tenant_id = :tenant and course_run_id in (
                      select course_run_id from sheet_setting
                      where tenant_id = :tenant and schedule <> 'OFF' and next_at <= :now
                      for update skip locked)
                    returning course_run_id
                    """)
                .bind("tenant", tenant)
                .bind("now", Times.column(now))
                .mapTo(UUID.class)
                .list());
  }
}
