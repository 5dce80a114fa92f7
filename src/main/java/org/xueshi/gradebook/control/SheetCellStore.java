package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.xueshi.gradebook.entity.SheetAccount;
import org.xueshi.gradebook.entity.SheetCell;
import org.xueshi.gradebook.entity.SheetRun;

/** What sources held, cell by cell: inserted and read, never changed; and who the accounts are. */
@ApplicationScoped
class SheetCellStore {

  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

  private Jdbi jdbi;

  protected SheetCellStore() {}

  @Inject
  SheetCellStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A cell's place. */
  record Key(String subject, String column) {}

  /**
   * What is known of these accounts.
   *
   * @param now the newest; never null
   * @param was the one before; null if there was none
   * @param run that saw the newest first
   */
  record Known(SheetCell now, SheetCell was, UUID run) {}

  Map<Key, Known> known(SheetRun run, Collection<String> subjects) {
    return jdbi.withHandle(
        handle ->
            bind(
                    handle.createQuery(
                        """
                        select subject, column_key, given, maximum, graded_at, by_hand, run_id
                        from sheet_cell
                        where tenant_id = :tenant and course_run_id = :course and source = :source
                          and subject = any(:subjects)
                        order by subject, column_key, run_id
                        """),
                    run)
                .bind("subjects", subjects.toArray(String[]::new))
                .reduceResultSet(
                    new HashMap<Key, Known>(),
                    (all, row, context) -> {
                      var key = new Key(row.getString(1), row.getString(2));
                      var before = all.get(key);
                      var was = before == null ? null : before.now();
                      all.put(key, new Known(cell(row), was, row.getObject("run_id", UUID.class)));
                      return all;
                    }));
  }

  private static SheetCell cell(ResultSet row) throws SQLException {
    return new SheetCell(
        row.getBigDecimal("given"),
        row.getBigDecimal("maximum"),
        Times.instant(row, "graded_at"),
        row.getBoolean("by_hand"));
  }

  /** Adds what a run saw anew; a repetition after a crash adds nothing. */
  void insert(SheetRun run, Map<Key, SheetCell> cells, Instant readAt) {
    if (cells.isEmpty()) {
      return;
    }
    var rows = JSON.createArrayBuilder();
    cells.forEach(
        (key, cell) -> {
          var row = JSON.createObjectBuilder().add("s", key.subject()).add("c", key.column());
          if (!cell.isEmpty()) {
            row.add("g", cell.given());
          }
          if (cell.at() != null) {
            row.add("t", cell.at().toString());
          }
          rows.add(row.add("m", cell.maximum()).add("h", cell.byHand()));
        });
    var json = rows.build().toString();
    jdbi.useHandle(
        handle ->
            bind(
                    handle.createUpdate(
                        """
                        insert into sheet_cell (tenant_id, course_run_id, source, subject,
                          column_key, run_id, given, maximum, graded_at, by_hand, read_at)
                        select :tenant, :course, :source, s, c, :run, g, m, t, h, :now
                        from jsonb_to_recordset(cast(:json as jsonb))
                          as x(s text, c text, g numeric, m numeric, t timestamptz, h boolean)
                        on conflict do nothing
                        """),
                    run)
                .bind("run", run.id())
                .bind("now", Times.column(readAt))
                .bind("json", json)
                .execute());
  }

  /**
   * Writes down who was seen, and who they are: by the platform's account, else by the number of
   * the roster, else by an e-mail address that exactly one person has.
   */
  void see(SheetRun run, UUID registration, List<SheetAccount> accounts) {
    var rows = JSON.createArrayBuilder();
    for (var account : accounts) {
      rows.add(
          JSON.createObjectBuilder()
              .add("s", account.subject())
              .add("i", account.idNumber())
              .add("e", account.email().toLowerCase(Locale.ROOT))
              .add("n", account.name()));
    }
    var json = rows.build().toString();
    jdbi.useHandle(
        handle ->
            bind(handle.createUpdate(SEE), run)
                .bind("run", run.id())
                .bind("registration", registration)
                .bind("json", json)
                .execute());
  }

  private static final String SEE =
      """
      insert into sheet_account (tenant_id, course_run_id, source, subject, person_id, id_number,
        email, name, run_id)
      select :tenant, :course, :source, s, coalesce(
          (select p.person_id from platform_identity p
            where p.tenant_id = :tenant and p.registration_id = :registration and p.subject = s
              and :source = 'MOODLE'
            order by p.linked_at desc limit 1),
          (select p.id from person p
            where p.tenant_id = :tenant and p.staff_number = i and i <> ''),
          (select (array_agg(p.id))[1] from person p
            where p.tenant_id = :tenant and i = '' and e <> '' and lower(p.email) = e
              and p.staff_number is not null
            having count(*) = 1)),
        i, e, n, :run
      from jsonb_to_recordset(cast(:json as jsonb)) as x(s text, i text, e text, n text)
      on conflict (tenant_id, course_run_id, source, subject) do update set
        person_id = excluded.person_id, id_number = excluded.id_number, email = excluded.email,
        name = excluded.name, run_id = excluded.run_id
      """;

  /** An account, who it is, and the newest run that saw it. */
  record Seen(String subject, UUID person, String name, UUID run) {}

  /** Accounts of a source after {@code subject}, in order. */
  List<Seen> accounts(SheetRun run, String after, int limit) {
    return jdbi.withHandle(
        handle ->
            bind(
                    handle.createQuery(
                        """
                        select subject, person_id, name, run_id from sheet_account
                        where tenant_id = :tenant and course_run_id = :course
                          and source = :source and subject > :after
                        order by subject limit :limit
                        """),
                    run)
                .bind("after", after)
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new Seen(
                            row.getString(1),
                            row.getObject(2, UUID.class),
                            row.getString(3),
                            row.getObject(4, UUID.class)))
                .list());
  }

  /** What we last sent to a column of the platform, by its number there and person. */
  record Sent(String column, UUID person) {}

  /** What we sent, as a share of the maximum in percent; null for a column nothing was sent to. */
  Map<Sent, BigDecimal> sent(SheetRun run, String courseKey) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select substring(l.url from '/lineitems/([0-9]+)/lineitem') as item,
                      o.person_id, 100 * o.sent_given / o.sent_maximum as percent
                    from line_item l
                    left join score_outbox o on o.tenant_id = l.tenant_id and o.line_item_id = l.id
                    where l.tenant_id = :tenant and l.course_key = :course and l.url is not null
                    """)
                .bind("tenant", run.tenant())
                .bind("course", courseKey)
                .reduceResultSet(
                    new HashMap<Sent, BigDecimal>(),
                    (all, row, context) -> {
                      var column = "item:" + row.getString("item");
                      all.put(new Sent(column, null), null);
                      all.put(
                          new Sent(column, row.getObject("person_id", UUID.class)),
                          row.getBigDecimal("percent"));
                      return all;
                    }));
  }

  private static <S extends SqlStatement<S>> S bind(S statement, SheetRun run) {
    return statement
        .bind("tenant", run.tenant())
        .bind("course", run.courseRunId())
        .bind("source", run.source().name());
  }
}
