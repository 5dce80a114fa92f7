package org.xueshi.roster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.List;
import org.xueshi.people.control.IdHashes;
import org.xueshi.people.entity.IdNumbers;
import org.xueshi.roster.entity.RosterColumn;
import org.xueshi.roster.entity.RosterRow;

/** Takes identity-card numbers out of rows before anything is kept: what stays is their hash. */
@ApplicationScoped
class IdCells {

  /** In place of what is no such number. */
  static final String WRONG = "!";

  /** In place of a number for which this installation has no key. */
  static final String NO_KEY = "?";

  private IdHashes hashes;

  protected IdCells() {}

  @Inject
  IdCells(IdHashes hashes) {
    this.hashes = hashes;
  }

  List<RosterRow> hashed(List<RosterRow> rows) {
    return rows.stream().map(this::hashed).toList();
  }

  private RosterRow hashed(RosterRow row) {
    var typed = row.cell(RosterColumn.ID_NUMBER);
    if (typed.isEmpty()) {
      return row;
    }
    var cells = new EnumMap<RosterColumn, String>(row.cells());
    cells.put(RosterColumn.ID_NUMBER, kept(typed));
    return new RosterRow(row.number(), cells);
  }

  private String kept(String typed) {
    if (!IdNumbers.isValid(typed)) {
      return WRONG;
    }
    return hashes.of(typed).orElse(NO_KEY);
  }
}
