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
import org.xueshi.gradebook.entity.SheetApply;
import org.xueshi.web.entity.Actor;

/** Acts of applying and their lines; worked on by one node at a time. */
@ApplicationScoped
class SheetApplyStore {

  private Jdbi jdbi;
  private SheetApplyRowStore lines;

  protected SheetApplyStore() {}

  @Inject
  SheetApplyStore(Jdbi jdbi) {
    this.jdbi = jdbi;
    this.lines = new SheetApplyRowStore(jdbi);
  }

  /** The lines of acts. */
  SheetApplyRowStore lines() {
    return lines;
  }

  /** False if one is under way for this course run. */
  boolean insert(SheetApply apply) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createUpdate(
                        """
                        insert into sheet_apply (tenant_id, id, course_run_id, run_id, state,
                          asked_at, actor_kind, actor_id, rows_total)
                        values (:tenant, :id, :courseRunId, :runId, 'APPLYING', :now, :kind,
                          :actor, 0)
                        on conflict do nothing
                        """)
                    .bindMethods(apply)
                    .bind("now", Times.column(apply.askedAt()))
                    .bind("kind", apply.by().kind())
                    .bind("actor", apply.by().id())
                    .execute()
                == 1);
  }

  /**
   * Writes down what is to be applied: exactly what the table says now.
   *
   * @param lowered what the policy says of lowered grades
   * @param undecided only what nobody decided about
   * @return how many lines
   */
  int fill(SheetApply apply, String lowered, boolean undecided) {
    var rows =
        jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        insert into sheet_apply_row (tenant_id, apply_id, number, column_id,
                          subject, person_id, action, finding, given, maximum, earned_on,
                          posted_minutes, held_minutes, reason, state)
                        select :tenant, :apply, row_number() over (order by subject, column_id),
                          column_id, subject, person_id, action, finding, given, maximum,
                          earned_on, posted_minutes, held_minutes, reason, 'WAITING'
                        from (
                          select l.*,
                        """
                            + SheetTableStore.ACTION
                            + """
                                 as action
                              from sheet_line l
                              where tenant_id = :tenant and course_run_id = :course
                                and person_id is not null) as lines
                            where action in ('CREDIT', 'CORRECT')
                              and (not :undecided or decision is null)
                            """)
                    .bind("tenant", apply.tenant())
                    .bind("apply", apply.id())
                    .bind("course", apply.courseRunId())
                    .bind("lowered", lowered)
                    .bind("undecided", undecided)
                    .execute());
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update sheet_apply set rows_total = :rows
                    where tenant_id = :tenant and id = :id
                    """)
                .bind("rows", rows)
                .bind("tenant", apply.tenant())
                .bind("id", apply.id())
                .execute());
    return rows;
  }

  Optional<SheetApply> find(UUID tenant, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from sheet_apply where tenant_id = :tenant and id = :id")
                .bind("tenant", tenant)
                .bind("id", id)
                .map((row, context) -> apply(row))
                .findOne());
  }

  List<SheetApply> newest(UUID tenant, UUID courseRun, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from sheet_apply
                    where tenant_id = :tenant and course_run_id = :course
                    order by id desc limit :limit
                    """)
                .bind("tenant", tenant)
                .bind("course", courseRun)
                .bind("limit", limit)
                .map((row, context) -> apply(row))
                .list());
  }

  /** One that is under way and that nobody works on; the caller's until {@code lease}. */
  Optional<SheetApply> claim(UUID tenant, Instant now, Instant lease) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    update sheet_apply set leased_until = :lease
                    where tenant_id = :tenant and id = (
                      select id from sheet_apply
                      where tenant_id = :tenant and state in ('APPLYING', 'UNDOING')
                        and (leased_until is null or leased_until <= :now)
                      order by id limit 1
                      for update skip locked)
                    returning *
                    """)
                .bind("tenant", tenant)
                .bind("now", Times.column(now))
                .bind("lease", Times.column(lease))
                .map((row, context) -> apply(row))
                .findOne());
  }

  void renew(SheetApply apply, Instant lease) {
    set(apply, "leased_until = :at", lease);
  }

  void finish(SheetApply apply, Instant now) {
    var state =
        apply.state() == SheetApply.State.UNDOING
            ? SheetApply.State.UNDONE
            : SheetApply.State.APPLIED;
    set(apply, "leased_until = null, finished_at = :at, state = '" + state + "'", now);
  }

  private void set(SheetApply apply, String what, Instant at) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "update sheet_apply set " + what + " where tenant_id = :tenant and id = :id")
                .bind("at", Times.column(at))
                .bind("tenant", apply.tenant())
                .bind("id", apply.id())
                .execute());
  }

  /** False if it is not applied, or another is under way. */
  boolean undo(SheetApply apply, String reason, Actor actor) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createUpdate(
                        """
                        update sheet_apply set state = 'UNDOING', undo_reason = :reason,
                          undo_actor_kind = :kind, undo_actor_id = :actor, finished_at = null
                        where tenant_id = :tenant and id = :id and state = 'APPLIED'
                          and not exists (
                            select 1 from sheet_apply o
                            where o.tenant_id = :tenant and o.course_run_id = :course
                              and o.state in ('APPLYING', 'UNDOING'))
                        """)
                    .bind("reason", reason)
                    .bind("kind", actor.kind())
                    .bind("actor", actor.id())
                    .bind("tenant", apply.tenant())
                    .bind("course", apply.courseRunId())
                    .bind("id", apply.id())
                    .execute()
                == 1);
  }

  private static SheetApply apply(ResultSet row) throws SQLException {
    var tenant = row.getObject("tenant_id", UUID.class);
    var reason = row.getString("undo_reason");
    return new SheetApply(
        tenant,
        row.getObject("id", UUID.class),
        row.getObject("course_run_id", UUID.class),
        row.getObject("run_id", UUID.class),
        SheetApply.State.valueOf(row.getString("state")),
        Times.instant(row, "asked_at"),
        new Actor(tenant, row.getString("actor_kind"), row.getString("actor_id")),
        row.getInt("rows_total"),
        reason == null
            ? null
            : new SheetApply.Undo(
                reason,
                new Actor(
                    tenant, row.getString("undo_actor_kind"), row.getString("undo_actor_id"))),
        Times.instant(row, "finished_at"));
  }
}
