package org.xueshi.roster.entity;

import java.util.Map;

/**
 * One row of a file as it was typed.
 *
 * @param number of the row in the file, from 1
 * @param cells by column; a column that the file does not have is missing
 */
public record RosterRow(int number, Map<RosterColumn, String> cells) {

  public RosterRow {
    cells = Map.copyOf(cells);
  }

  /** Without blanks around it; empty if it was left out. */
  public String cell(RosterColumn column) {
    return cells.getOrDefault(column, "").strip();
  }

  public boolean isBlank() {
    return cells.values().stream().allMatch(String::isBlank);
  }
}
