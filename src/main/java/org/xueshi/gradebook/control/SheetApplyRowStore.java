package org.xueshi.gradebook.control;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.gradebook.entity.SheetApply;
import org.xueshi.gradebook.entity.SheetApply.RowState;
import org.xueshi.gradebook.entity.SheetFinding.Decision;

/** Lines of acts of applying. */
final class SheetApplyRowStore {

  private final Jdbi jdbi;

  SheetApplyRowStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The next lines in a state; the caller's until the transaction ends. */
  List<SheetApply.Row> take(SheetApply apply, RowState state, int after, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from sheet_apply_row
                    where tenant_id = :tenant and apply_id = :apply and state = :state
                      and number > :after
                    order by number limit :limit
                    for update skip locked
                    """)
                .bind("tenant", apply.tenant())
                .bind("apply", apply.id())
                .bind("state", state.name())
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> row(row))
                .list());
  }

  /** Lines for the page; those that were not done first. */
  List<SheetApply.Row> rows(SheetApply apply, int offset, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from sheet_apply_row where tenant_id = :tenant and apply_id = :apply
                    order by because_zh is null, number offset :offset limit :limit
                    """)
                .bind("tenant", apply.tenant())
                .bind("apply", apply.id())
                .bind("offset", offset)
                .bind("limit", limit)
                .map((row, context) -> row(row))
                .list());
  }

  /** How many lines are in each state; states without any are missing. */
  Map<RowState, Integer> counts(SheetApply apply) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select state, count(*) from sheet_apply_row
                    where tenant_id = :tenant and apply_id = :apply group by state
                    """)
                .bind("tenant", apply.tenant())
                .bind("apply", apply.id())
                .reduceResultSet(
                    new EnumMap<RowState, Integer>(RowState.class),
                    (all, row, context) -> {
                      all.put(RowState.valueOf(row.getString(1)), row.getInt(2));
                      return all;
                    }));
  }

  void settle(SheetApply apply, List<SheetApply.Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    jdbi.useHandle(
        handle -> {
          var batch =
              handle.prepareBatch(
                  """
                  update sheet_apply_row set state = :stateName, entry_id = :entryId,
                    because_zh = :becauseZh, because_en = :becauseEn
                  where tenant_id = :tenant and apply_id = :apply and number = :number
                  """);
          for (var row : rows) {
            batch
                .bind("tenant", apply.tenant())
                .bind("apply", apply.id())
                .bind("stateName", row.state().name())
                .bindMethods(row)
                .add();
          }
          batch.execute();
        });
  }

  private static SheetApply.Row row(ResultSet row) throws SQLException {
    return new SheetApply.Row(
        row.getInt("number"),
        row.getObject("column_id", UUID.class),
        row.getString("subject"),
        row.getObject("person_id", UUID.class),
        Decision.valueOf(row.getString("action")),
        row.getBigDecimal("given"),
        row.getBigDecimal("maximum"),
        row.getObject("earned_on", LocalDate.class),
        row.getInt("posted_minutes"),
        row.getInt("held_minutes"),
        row.getString("reason"),
        RowState.valueOf(row.getString("state")),
        row.getObject("entry_id", UUID.class),
        row.getString("because_zh"),
        row.getString("because_en"));
  }
}
