package org.xueshi.ledger.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.entity.ImportFile;
import org.xueshi.ledger.entity.ImportRow;
import org.xueshi.ledger.entity.ImportRow.Column;
import org.xueshi.web.control.Messages;
import org.xueshi.web.control.TableLines;
import org.xueshi.web.entity.Language;

/** A CSV or XLSX file as rows: the first row names the columns, in either language. */
@ApplicationScoped
public class TableFile {

  private Messages messages;

  protected TableFile() {}

  @Inject
  public TableFile(Messages messages) {
    this.messages = messages;
  }

  /**
   * @param problems of the header; empty if it can be read
   * @param rows without blank ones
   */
  public record Table(List<Text> problems, List<ImportRow> rows) {}

  /**
   * @throws Refusal INVALID ({@code web.table.unreadable, importEmpty})
   */
  Table read(ImportFile file) {
    var lines = TableLines.of(file.content());
    if (lines.isEmpty()) {
      throw Refusal.invalid("ledger.refusal.importEmpty");
    }
    var problems = new ArrayList<Text>();
    var columns = columns(lines.get(0), problems);
    var rows = new ArrayList<ImportRow>();
    for (var i = 1; i < lines.size(); i++) {
      var row = row(i + 1, lines.get(i), columns);
      if (!row.isBlank()) {
        rows.add(row);
      }
    }
    return new Table(problems, rows);
  }

  private List<Optional<Column>> columns(List<String> header, List<Text> problems) {
    var columns = new ArrayList<Optional<Column>>();
    for (var word : header) {
      var column = column(word.strip());
      if (column.isEmpty() && !word.isBlank()) {
        problems.add(Text.of("ledger.import.problem.columnUnknown", word));
      }
      if (column.isPresent() && columns.contains(column)) {
        problems.add(Text.of("ledger.import.problem.columnTwice", word));
      }
      columns.add(column);
    }
    Stream.of(Column.STAFF_NUMBER, Column.TITLE, Column.MODE, Column.EARNED_ON)
        .filter(needed -> !columns.contains(Optional.of(needed)))
        .map(needed -> Text.of("ledger.import.column." + needed))
        .forEach(name -> problems.add(Text.of("ledger.import.problem.columnMissing", name)));
    return columns;
  }

  private Optional<Column> column(String word) {
    return Stream.of(Column.values())
        .filter(
            column ->
                Stream.of(Language.values())
                    .map(language -> messages.text(language, "ledger.import.column." + column))
                    .anyMatch(word::equalsIgnoreCase))
        .findFirst();
  }

  private static ImportRow row(int number, List<String> cells, List<Optional<Column>> columns) {
    var named = new EnumMap<Column, String>(Column.class);
    for (var i = 0; i < Math.min(cells.size(), columns.size()); i++) {
      var cell = cells.get(i);
      columns.get(i).ifPresent(column -> named.put(column, cell));
    }
    return new ImportRow(number, named);
  }
}
