package org.xueshi.roster.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.Stream;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.roster.entity.RosterColumn;
import org.xueshi.roster.entity.RosterRow;
import org.xueshi.web.control.Messages;
import org.xueshi.web.control.TableLines;
import org.xueshi.web.entity.Language;

/** A roster file as rows: the first row names the columns, in either language, in any order. */
@ApplicationScoped
public class RosterFiles {

  private Messages messages;

  protected RosterFiles() {}

  @Inject
  public RosterFiles(Messages messages) {
    this.messages = messages;
  }

  /**
   * @param problems of the header; if there is one, the rows mean nothing
   */
  public record Table(List<Text> problems, List<RosterRow> rows) {}

  /**
   * @throws Refusal INVALID {@code web.table.unreadable, roster.refusal.empty}
   */
  public Table read(byte[] content) {
    var lines = TableLines.of(content);
    if (lines.isEmpty()) {
      throw Refusal.invalid("roster.refusal.empty");
    }
    var problems = new ArrayList<Text>();
    var columns = columns(lines.get(0), problems);
    var rows = new ArrayList<RosterRow>();
    for (var i = 1; i < lines.size(); i++) {
      var row = row(i + 1, lines.get(i), columns);
      if (!row.isBlank()) {
        rows.add(row);
      }
    }
    return new Table(List.copyOf(problems), rows);
  }

  private List<RosterColumn> columns(List<String> header, List<Text> problems) {
    var columns = new ArrayList<RosterColumn>();
    for (var word : header) {
      var column = column(word.strip());
      if (column == null && !word.isBlank()) {
        problems.add(Text.of("roster.problem.columnUnknown", word.strip()));
      } else if (column != null && columns.contains(column)) {
        problems.add(Text.of("roster.problem.columnTwice", word.strip()));
      }
      columns.add(column);
    }
    Stream.of(RosterColumn.values())
        .filter(column -> column.needed() && !columns.contains(column))
        .map(column -> Text.of("roster.column." + column))
        .forEach(name -> problems.add(Text.of("roster.problem.columnMissing", name)));
    return columns;
  }

  private RosterColumn column(String word) {
    return Stream.of(RosterColumn.values())
        .filter(
            column ->
                Stream.of(Language.values())
                    .map(language -> messages.text(language, "roster.column." + column))
                    .anyMatch(word::equalsIgnoreCase))
        .findFirst()
        .orElse(null);
  }

  private static RosterRow row(int number, List<String> cells, List<RosterColumn> columns) {
    var named = new EnumMap<RosterColumn, String>(RosterColumn.class);
    for (var i = 0; i < Math.min(cells.size(), columns.size()); i++) {
      if (columns.get(i) != null) {
        named.put(columns.get(i), cells.get(i).replace("\u0000", ""));
      }
    }
    return new RosterRow(number, named);
  }
}
