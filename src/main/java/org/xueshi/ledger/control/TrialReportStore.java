package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import org.xueshi.ledger.control.TrialReport.Filter;
import org.xueshi.ledger.control.TrialReport.Row;
import org.xueshi.ledger.entity.TrialLine;
import org.xueshi.people.entity.PersonName;

/** Reads the lines of a trial: sums and pages of them. */
@ApplicationScoped
class TrialReportStore {

  private static final String NEWLY_SHORT =
      "exists (select 1 from unnest(l.short_after) s where s <> all (l.short_before))";
  private static final String SUMS =
      """
      count(*) as teachers,
      count(*) filter (where l.effect = 'GAIN') as gain,
      count(*) filter (where l.effect = 'LOSE') as lose,
      count(*) filter (where %s) as newly_short,
      coalesce(round(avg(l.before_hours), 1), 0) as before,
      coalesce(round(avg(l.after_hours), 1), 0) as after
      """
          .formatted(NEWLY_SHORT);
  private static final String FILTERED =
      """
      from rule_trial_line l
      join person p on p.tenant_id = l.tenant_id and p.id = l.person_id
      left join school s on s.tenant_id = l.tenant_id and s.id = l.school_id
      where l.tenant_id = :tenant and l.trial_id = :trial
        and (cast(:effect as text) is null or l.effect = :effect)
        and (cast(:school as uuid) is null or l.school_id = :school)
        and (cast(:requirement as text) is null
          or (:requirement = any (l.short_after) and :requirement <> all (l.short_before)))
        and (not :shortOnly or %s)
        and (cast(:begin as text) is null or p.staff_number like :begin
          or p.family_name || p.given_name like :within)
      """
          .formatted(NEWLY_SHORT);

  private Jdbi jdbi;

  protected TrialReportStore() {}

  @Inject
  TrialReportStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  TrialReport.Totals totals(UUID tenant, UUID trial) {
    return query(
        "select "
            + SUMS
            + """
              , count(*) filter (where l.effect = 'SAME') as same,
              count(*) filter (where exists (
                select 1 from unnest(l.short_before) s where s <> all (l.short_after))) as relieved
              from rule_trial_line l where l.tenant_id = :tenant and l.trial_id = :trial""",
        query ->
            query
                .bind("tenant", tenant)
                .bind("trial", trial)
                .map(ConstructorMapper.of(TrialReport.Totals.class))
                .one());
  }

  List<TrialReport.BySchool> bySchool(UUID tenant, UUID trial) {
    return query(
        "select l.school_id as school, s.name, "
            + SUMS
            + """
              from rule_trial_line l
              left join school s on s.tenant_id = l.tenant_id and s.id = l.school_id
              where l.tenant_id = :tenant and l.trial_id = :trial
              group by l.school_id, s.name order by s.name nulls last""",
        query ->
            query
                .bind("tenant", tenant)
                .bind("trial", trial)
                .map(ConstructorMapper.of(TrialReport.BySchool.class))
                .list());
  }

  List<TrialReport.ByRequirement> byRequirement(UUID tenant, UUID trial) {
    return query(
        """
        select c.code, count(*) filter (where c.before) as short_before,
          count(*) filter (where c.after) as short_after,
          count(*) filter (where c.after and not c.before) as newly_short
        from rule_trial_line l
        cross join lateral (
          select u.code, u.code = any (l.short_before) as before, u.code = any (l.short_after) as after
          from (select unnest(l.short_before || l.short_after) as code group by 1) u) c
        where l.tenant_id = :tenant and l.trial_id = :trial
        group by c.code order by c.code""",
        query ->
            query
                .bind("tenant", tenant)
                .bind("trial", trial)
                .map(ConstructorMapper.of(TrialReport.ByRequirement.class))
                .list());
  }

  List<TrialReport.Band> spread(UUID tenant, UUID trial) {
    return query(
        """
        select case when d <= -20 then -3 when d <= -5 then -2 when d < 0 then -1 when d = 0 then 0
            when d < 5 then 1 when d < 20 then 2 else 3 end as band, count(*) as teachers
        from (select after_hours - before_hours as d from rule_trial_line
          where tenant_id = :tenant and trial_id = :trial) x
        group by 1 order by 1""",
        query ->
            query
                .bind("tenant", tenant)
                .bind("trial", trial)
                .map(ConstructorMapper.of(TrialReport.Band.class))
                .list());
  }

  int count(UUID tenant, UUID trial, Filter filter) {
    return query(
        "select count(*) " + FILTERED,
        query -> bound(query, tenant, trial, filter).mapTo(Integer.class).one());
  }

  List<Row> rows(UUID tenant, UUID trial, Filter filter, int offset, int limit) {
    return query(
        "select l.*, p.staff_number, p.family_name, p.given_name, s.name as school "
            + FILTERED
            + " order by "
            + order(filter)
            + ", l.person_id offset :offset limit :limit",
        query ->
            bound(query, tenant, trial, filter)
                .bind("offset", offset)
                .bind("limit", limit)
                .map((row, context) -> row(row))
                .list());
  }

  private static String order(Filter filter) {
    return switch (filter.sort()) {
      case CHANGE -> "l.after_hours - l.before_hours";
      case CHANGE_DOWN -> "l.after_hours - l.before_hours desc";
      case NAME -> "p.family_name, p.given_name";
      case SCHOOL -> "s.name nulls last, l.after_hours - l.before_hours";
      case BEFORE -> "l.before_hours";
      case AFTER -> "l.after_hours";
    };
  }

  private static Query bound(Query query, UUID tenant, UUID trial, Filter filter) {
    var words =
        filter.words() == null || filter.words().isBlank()
            ? null
            : filter.words().strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    return query
        .bind("tenant", tenant)
        .bind("trial", trial)
        .bind("effect", filter.effect())
        .bind("school", filter.school())
        .bind("requirement", filter.requirement())
        .bind("shortOnly", filter.shortOnly())
        .bind("begin", words == null ? null : words + "%")
        .bind("within", words == null ? null : "%" + words + "%");
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getObject("person_id", UUID.class),
        row.getString("staff_number"),
        PersonName.display(row.getString("family_name"), row.getString("given_name")),
        row.getString("school"),
        TrialLine.Effect.valueOf(row.getString("effect")),
        row.getBigDecimal("before_hours"),
        row.getBigDecimal("after_hours"),
        codes(row.getArray("short_before")),
        codes(row.getArray("short_after")),
        TrialJson.read(row.getString("requirements")),
        TextJson.read(row.getString("reasons")));
  }

  private static Set<String> codes(Array array) throws SQLException {
    return new TreeSet<>(List.of((String[]) array.getArray()));
  }

  private <T> T query(String sql, java.util.function.Function<Query, T> answer) {
    return jdbi.withHandle(handle -> answer.apply(handle.createQuery(sql)));
  }
}
