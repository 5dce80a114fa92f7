package org.xueshi.ledger.entity;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.xueshi.kernel.entity.Text;

/**
 * A row of a file or form, as somebody typed it.
 *
 * @param number as the spreadsheet counts, the header being 1
 * @param cells by column; what is missing or blank is not there
 */
public record ImportRow(int number, Map<Column, String> cells) {

  /** What a file can say; headers are the words of {@code ledger.import.column.*}. */
  public enum Column {
    STAFF_NUMBER,
    NAME,
    DISTRICT,
    INSTITUTION,
    TITLE,
    KIND,
    LEVEL,
    THEME,
    MODE,
    HOURS,
    MINUTES,
    EARNED_ON,
    STARTS_AT,
    ENDS_AT
  }

  public ImportRow {
    var filled = new EnumMap<Column, String>(Column.class);
    cells.forEach(
        (column, cell) -> {
          if (cell != null && !cell.isBlank()) {
            filled.put(column, cell.strip());
          }
        });
    cells = Map.copyOf(filled);
  }

  /** The cell, or an empty string. */
  public String cell(Column column) {
    return cells.getOrDefault(column, "");
  }

  public boolean isBlank() {
    return cells.isEmpty();
  }

  /**
   * What becomes of a row.
   *
   * @param credit {@code null} if it cannot be read
   * @param problems all of them; empty if it can be imported
   * @param verdict what the rules would credit; {@code null} with problems
   */
  public record Checked(
      ImportRow row, OutsideCredit credit, List<Text> problems, Verdict.Credited verdict) {

    public boolean isGood() {
      return problems.isEmpty();
    }
  }
}
