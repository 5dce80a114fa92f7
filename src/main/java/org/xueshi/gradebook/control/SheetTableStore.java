package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.xueshi.gradebook.entity.SheetApply.Total;
import org.xueshi.gradebook.entity.SheetColumn;
import org.xueshi.gradebook.entity.SheetFilter;
import org.xueshi.gradebook.entity.SheetFinding;
import org.xueshi.gradebook.entity.SheetFinding.Decision;
import org.xueshi.gradebook.entity.SheetRow;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.web.entity.Actor;

/** The table of comparisons: filtered, sorted and paged by the database; decisions about lines. */
@ApplicationScoped
class SheetTableStore {

  /** What applying does to a line: what was decided, else what is proposed. */
  static final String ACTION =
      """
      coalesce(l.decision, case
        when l.finding = 'NEW' then 'CREDIT'
        when l.finding = 'LOWERED' and :lowered = 'CORRECT' then 'CORRECT' end)
      """;

  private static final String FROM =
      """
      from sheet_line l
      join counted_column c on c.tenant_id = l.tenant_id and c.id = l.column_id
      join sheet_column s on s.tenant_id = c.tenant_id and s.course_run_id = c.course_run_id
        and s.source = c.source and s.column_key = c.column_key
      left join person p on p.tenant_id = l.tenant_id and p.id = l.person_id
      left join school h on h.tenant_id = p.tenant_id and h.id = p.school_id
      where l.tenant_id = :tenant and l.course_run_id = :course
        and (cast(:findings as text[]) is null or l.finding = any(:findings))
        and (cast(:change as text) is null or l.change = :change)
        and (cast(:column as uuid) is null or l.column_id = :column)
        and (:words = '' or position(:words in lower(concat_ws(' ',
          p.family_name || p.given_name, l.name, p.staff_number, h.name))) > 0)
      """;

  private Jdbi jdbi;

  protected SheetTableStore() {}

  @Inject
  SheetTableStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A course run, and how it treats lowered grades. */
  record Whose(UUID tenant, UUID courseRun, String lowered) {}

  List<SheetRow> rows(Whose whose, SheetFilter filter, int offset, int limit) {
    return jdbi.withHandle(
        handle ->
            bind(
                    handle.createQuery(
                        """
                        select l.*, s.kind, s.title, s.maximum as of, s.column_key,
                          p.family_name, p.given_name, p.staff_number, h.name as school,
                        """
                            + ACTION
                            + " as action "
                            + FROM
                            + order(filter.order())
                            + " offset :offset limit :limit"),
                    whose,
                    filter)
                .bind("lowered", whose.lowered())
                .bind("offset", offset)
                .bind("limit", limit)
                .map((row, context) -> row(row))
                .list());
  }

  private static String order(SheetFilter.Order order) {
    var name = "coalesce(p.family_name || p.given_name, l.name), l.subject, s.position";
    return " order by "
        + switch (order) {
          case NAME -> name;
          case COLUMN -> "s.position, " + name;
          case GRADE -> "l.given / l.maximum desc nulls last, " + name;
          case FINDING -> "l.finding, " + name;
        };
  }

  int count(Whose whose, SheetFilter filter) {
    return jdbi.withHandle(
        handle ->
            bind(handle.createQuery("select count(*) " + FROM), whose, filter)
                .mapTo(Integer.class)
                .one());
  }

  private static <S extends SqlStatement<S>> S bind(S statement, Whose whose, SheetFilter filter) {
    return statement
        .bind("tenant", whose.tenant())
        .bind("course", whose.courseRun())
        .bind("findings", findings(filter))
        .bind("change", filter.change() == null ? null : filter.change().name())
        .bind("column", filter.column())
        .bind("words", filter.words().strip().toLowerCase(java.util.Locale.ROOT));
  }

  private static String[] findings(SheetFilter filter) {
    if (filter.finding() != null) {
      return new String[] {filter.finding().name()};
    }
    return filter.group() == null
        ? null
        : Stream.of(SheetFinding.values())
            .filter(finding -> finding.group() == filter.group())
            .map(Enum::name)
            .toArray(String[]::new);
  }

  private static SheetRow row(ResultSet row) throws SQLException {
    var line = SheetLineStore.line(row);
    var family = row.getString("family_name");
    var decision = row.getString("decision");
    var action = row.getString("action");
    return new SheetRow(
        line,
        new SheetColumn(
            row.getString("column_key"),
            SheetColumn.Kind.valueOf(row.getString("kind")),
            row.getString("title"),
            row.getBigDecimal("of")),
        family == null ? line.name() : family + row.getString("given_name"),
        row.getString("staff_number"),
        row.getString("school"),
        decision == null
            ? null
            : new SheetRow.Decided(
                Decision.valueOf(decision),
                row.getString("reason"),
                row.getString("decided_by"),
                Times.instant(row, "decided_at")),
        action == null ? null : Decision.valueOf(action));
  }

  /** How many lines there are of each finding; findings without any are missing. */
  Map<SheetFinding, Integer> counts(Whose whose) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select finding, count(*) from sheet_line
                    where tenant_id = :tenant and course_run_id = :course group by finding
                    """)
                .bind("tenant", whose.tenant())
                .bind("course", whose.courseRun())
                .reduceResultSet(
                    new EnumMap<SheetFinding, Integer>(SheetFinding.class),
                    (all, row, context) -> {
                      all.put(SheetFinding.valueOf(row.getString(1)), row.getInt(2));
                      return all;
                    }));
  }

  /** What applying would come to now. */
  Total total(Whose whose) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select count(distinct person_id),
                      count(*) filter (where action = 'CREDIT'),
                      count(*) filter (where action = 'CORRECT'),
                      coalesce(sum(posted_minutes) filter (where action = 'CREDIT'), 0),
                      coalesce(sum(held_minutes) filter (where action = 'CREDIT'), 0)
                    from (select l.*,
                    """
                        + ACTION
                        + """
                             as action from sheet_line l
                          where tenant_id = :tenant and course_run_id = :course
                            and person_id is not null) as lines
                        where action in ('CREDIT', 'CORRECT')
                        """)
                .bind("tenant", whose.tenant())
                .bind("course", whose.courseRun())
                .bind("lowered", whose.lowered())
                .map(
                    (row, context) ->
                        new Total(
                            row.getInt(1),
                            row.getInt(2),
                            row.getInt(3),
                            row.getInt(4),
                            row.getInt(5)))
                .one());
  }

  /** Completions of the district's sheets, by course run: all, and those that are settled. */
  Map<UUID, int[]> settled(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select l.course_run_id, count(*),
                      count(*) filter (where l.decision = 'LEAVE'
                        or l.finding in ('CREDITED', 'OVER_CAP', 'BY_RULE', 'OVERALL'))
                    from sheet_line l
                    join counted_column c on c.tenant_id = l.tenant_id and c.id = l.column_id
                    where l.tenant_id = :tenant and l.given is not null
                      and l.finding not in ('OVERLAPPING', 'EDITED')
                      and 100 * l.given >= c.pass_percent * l.maximum
                    group by l.course_run_id
                    """)
                .bind("tenant", tenant)
                .reduceResultSet(
                    new java.util.HashMap<UUID, int[]>(),
                    (all, row, context) -> {
                      all.put(
                          row.getObject(1, UUID.class), new int[] {row.getInt(2), row.getInt(3)});
                      return all;
                    }));
  }

  /** A decision about lines. */
  record Deciding(Decision decision, String reason, Actor by, Instant at) {}

  /**
   * Decides about these lines, as far as their finding allows; null takes a decision back.
   *
   * @return how many
   */
  int decide(Whose whose, Deciding deciding, Collection<SheetFinding> allowed, List<String> keys) {
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    with decided as (
                      update sheet_line set decision = :decision, reason = :reason,
                        decided_by = :actor, decided_at = :now
                      where tenant_id = :tenant and course_run_id = :course
                        and finding = any(:allowed)
                        and column_id || '/' || subject = any(:keys)
                      returning column_id, subject, finding, given)
                    insert into sheet_decision (tenant_id, id, course_run_id, column_id, subject,
                      finding, given, decision, reason, actor_kind, actor_id, decided_at)
                    select :tenant, :id, :course, column_id, subject, finding, given, :decision,
                      :reason, :kind, :actor, :now
                    from decided
                    """)
                .bind("tenant", whose.tenant())
                .bind("course", whose.courseRun())
                .bind("decision", deciding.decision() == null ? null : deciding.decision().name())
                .bind("reason", deciding.reason())
                .bind("kind", deciding.by().kind())
                .bind("actor", deciding.by().id())
                .bind("now", Times.column(deciding.at()))
                .bind("id", Ids.next())
                .bind("allowed", allowed.stream().map(Enum::name).toArray(String[]::new))
                .bind("keys", keys.toArray(String[]::new))
                .execute());
  }
}
