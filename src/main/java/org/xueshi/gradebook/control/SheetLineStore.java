package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.gradebook.control.SheetCellStore.Key;
import org.xueshi.gradebook.entity.CountedColumn;
import org.xueshi.gradebook.entity.SheetCell;
import org.xueshi.gradebook.entity.SheetChange;
import org.xueshi.gradebook.entity.SheetFinding;
import org.xueshi.gradebook.entity.SheetLine;
import org.xueshi.gradebook.entity.SheetRun;

/** What comparing came to, as rows; only what is not as before is written. */
@ApplicationScoped
class SheetLineStore {

  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

  /** A decision lasts as long as what was decided about is the same. */
  private static final String PUT =
      """
      insert into sheet_line as l (tenant_id, course_run_id, column_id, subject, person_id, name,
        run_id, given, maximum, was, change, earned_on, by_hand, finding, because_zh, because_en,
        posted_minutes, held_minutes, evidence_id, entry_id)
      select :tenant, :course, x.col, x.s, x.p, x.n, :run, x.g, x.m, x.w, x.ch, x.d, x.h, x.f,
        x.zh, x.en, x.po, x.he, x.ev, x.ent
      from jsonb_to_recordset(cast(:json as jsonb)) as x(col uuid, s text, p uuid, n text,
        g numeric, m numeric, w numeric, ch text, d date, h boolean, f text, zh text, en text,
        po integer, he integer, ev uuid, ent uuid)
      on conflict (tenant_id, course_run_id, column_id, subject) do update set
        person_id = excluded.person_id, name = excluded.name, run_id = excluded.run_id,
        decision = case when l.finding = excluded.finding
          and l.given is not distinct from excluded.given then l.decision end,
        reason = case when l.finding = excluded.finding
          and l.given is not distinct from excluded.given then l.reason end,
        decided_by = case when l.finding = excluded.finding
          and l.given is not distinct from excluded.given then l.decided_by end,
        decided_at = case when l.finding = excluded.finding
          and l.given is not distinct from excluded.given then l.decided_at end,
        given = excluded.given, maximum = excluded.maximum, was = excluded.was,
        change = excluded.change, earned_on = excluded.earned_on, by_hand = excluded.by_hand,
        finding = excluded.finding, because_zh = excluded.because_zh,
        because_en = excluded.because_en, posted_minutes = excluded.posted_minutes,
        held_minutes = excluded.held_minutes, evidence_id = excluded.evidence_id,
        entry_id = excluded.entry_id
      """;

  private Jdbi jdbi;

  protected SheetLineStore() {}

  @Inject
  SheetLineStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Lines of columns of this source that no longer count go: their snapshot stays. */
  void keepOnly(SheetRun run, List<CountedColumn> columns) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    delete from sheet_line l
                    using counted_column c
                    where l.tenant_id = :tenant and l.course_run_id = :course
                      and c.tenant_id = l.tenant_id and c.id = l.column_id and c.source = :source
                      and l.column_id <> all(:columns)
                    """)
                .bind("tenant", run.tenant())
                .bind("course", run.courseRunId())
                .bind("source", run.source().name())
                .bind("columns", columns.stream().map(CountedColumn::id).toArray(UUID[]::new))
                .execute());
  }

  /** The run stays the caller's. */
  void renew(SheetRun run, Instant lease) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update sheet_run set leased_until = :lease
                    where tenant_id = :tenant and id = :id and state = 'READING'
                    """)
                .bind("tenant", run.tenant())
                .bind("id", run.id())
                .bind("lease", Times.column(lease))
                .execute());
  }

  /** Lines of these accounts, by account and the column's identifier. */
  Map<Key, SheetLine> of(SheetRun run, Collection<String> subjects) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from sheet_line
                    where tenant_id = :tenant and course_run_id = :course
                      and subject = any(:subjects)
                    """)
                .bind("tenant", run.tenant())
                .bind("course", run.courseRunId())
                .bind("subjects", subjects.toArray(String[]::new))
                .reduceResultSet(
                    new HashMap<Key, SheetLine>(),
                    (all, row, context) -> {
                      var line = line(row);
                      all.put(new Key(line.subject(), line.columnId().toString()), line);
                      return all;
                    }));
  }

  static SheetLine line(ResultSet row) throws SQLException {
    return new SheetLine(
        row.getObject("column_id", UUID.class),
        row.getString("subject"),
        row.getObject("person_id", UUID.class),
        row.getString("name"),
        new SheetCell(
            row.getBigDecimal("given"),
            row.getBigDecimal("maximum"),
            null,
            row.getBoolean("by_hand")),
        row.getBigDecimal("was"),
        SheetChange.valueOf(row.getString("change")),
        row.getObject("earned_on", LocalDate.class),
        new SheetLine.Result(
            SheetFinding.valueOf(row.getString("finding")),
            row.getString("because_zh"),
            row.getString("because_en"),
            row.getInt("posted_minutes"),
            row.getInt("held_minutes"),
            row.getObject("evidence_id", UUID.class),
            row.getObject("entry_id", UUID.class)));
  }

  void put(SheetRun run, List<SheetLine> lines) {
    if (lines.isEmpty()) {
      return;
    }
    var rows = JSON.createArrayBuilder();
    lines.forEach(line -> rows.add(json(line)));
    var json = rows.build().toString();
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(PUT)
                .bind("tenant", run.tenant())
                .bind("course", run.courseRunId())
                .bind("run", run.id())
                .bind("json", json)
                .execute());
  }

  private static JsonObjectBuilder json(SheetLine line) {
    var row =
        JSON.createObjectBuilder()
            .add("col", line.columnId().toString())
            .add("s", line.subject())
            .add("n", line.name())
            .add("m", line.held().maximum())
            .add("ch", line.change().name())
            .add("d", line.earnedOn().toString())
            .add("h", line.held().byHand())
            .add("f", line.result().finding().name())
            .add("po", line.result().posted())
            .add("he", line.result().held());
    text(row, "p", line.personId());
    number(row, "g", line.held().given());
    number(row, "w", line.was());
    text(row, "zh", line.result().becauseZh());
    text(row, "en", line.result().becauseEn());
    text(row, "ev", line.result().evidenceId());
    text(row, "ent", line.result().entryId());
    return row;
  }

  private static void text(JsonObjectBuilder row, String name, Object value) {
    if (value != null) {
      row.add(name, value.toString());
    }
  }

  private static void number(JsonObjectBuilder row, String name, BigDecimal value) {
    if (value != null) {
      row.add(name, value);
    }
  }
}
