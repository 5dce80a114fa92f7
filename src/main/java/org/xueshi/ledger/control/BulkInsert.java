package org.xueshi.ledger.control;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;

/**
 * Adds many rows by one statement that takes an array for each column: its text, and so its plan,
 * is the same for one row and for a thousand.
 *
 * @param <T> what a row is made of
 */
final class BulkInsert<T> {

  private final List<Column<T>> columns;
  private final String sql;

  /**
   * A column.
   *
   * @param type of PostgreSQL
   * @param value of a row; what it spells as text must be one of that type; may be {@code null}
   */
  record Column<T>(String name, String type, Function<T, Object> value) {}

  BulkInsert(String table, List<Column<T>> columns) {
    this.columns = List.copyOf(columns);
    var names = joined(Column::name);
    var arrays = joined(column -> ":" + column.name());
    this.sql =
        "insert into %s (%s) select %s from unnest(%s) as added (%s)"
            .formatted(table, names, names, arrays, names);
  }

  void execute(Handle handle, List<T> rows) {
    if (rows.isEmpty()) {
      return;
    }
    var insert = handle.createUpdate(sql);
    columns.forEach(column -> insert.bind(column.name(), array(column, rows)));
    insert.execute();
  }

  /** An array as the driver sends it. */
  static Argument array(String type, Object[] values) {
    return (position, statement, context) ->
        statement.setArray(position, statement.getConnection().createArrayOf(type, values));
  }

  private Argument array(Column<T> column, List<T> rows) {
    var values = rows.stream().map(column.value());
    return array(
        column.type(),
        switch (column.type()) {
          case "text" -> values.toArray(String[]::new);
          case "bytea" -> values.toArray(byte[][]::new);
          case "integer" -> values.toArray(Integer[]::new);
          case "bigint" -> values.toArray(Long[]::new);
          default -> values.toArray();
        });
  }

  private String joined(Function<Column<T>, String> part) {
    return columns.stream().map(part).collect(Collectors.joining(", "));
  }
}
