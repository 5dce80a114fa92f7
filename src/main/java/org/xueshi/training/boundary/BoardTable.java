package org.xueshi.training.boundary;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.xueshi.training.entity.Board;
import org.xueshi.training.entity.Component;
import org.xueshi.web.control.Messages;
import org.xueshi.web.entity.Language;

/** The board as CSV that spreadsheets open without harm: UTF-8 with its mark, no formulas. */
final class BoardTable {

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private final Messages messages;
  private final Language language;

  BoardTable(Messages messages, Language language) {
    this.messages = messages;
    this.language = language;
  }

  String write(BoardPages.BoardModel model) {
    var rows = new ArrayList<List<String>>();
    rows.add(header(model.board().components()));
    model.board().lines().forEach(line -> rows.add(row(model, line)));
    return BYTE_ORDER_MARK
        + rows.stream()
            .map(row -> row.stream().map(BoardTable::cell).collect(Collectors.joining(",")))
            .collect(Collectors.joining("\r\n"))
        + "\r\n";
  }

  private List<String> header(List<Component> components) {
    var header = new ArrayList<String>();
    for (var column : List.of("number", "name", "school")) {
      header.add(text("training.board." + column));
    }
    components.forEach(component -> header.add(component.title()));
    header.add(text("training.board.done"));
    header.add(text("training.board.overdue"));
    return header;
  }

  private List<String> row(BoardPages.BoardModel model, Board.Line line) {
    var person = model.person(line);
    var row = new ArrayList<String>();
    row.add(person.staffNumber() == null ? "" : person.staffNumber());
    row.add(person.displayName());
    row.add(person.school().orElse(""));
    for (var component : model.board().components()) {
      var cell = line.cells().get(component.id());
      var state = cell == null ? "NONE" : cell.state().name();
      var minutes = cell == null || cell.minutes() == 0 ? "" : " " + cell.minutes();
      row.add(text("training.state." + component.kind() + "." + state) + minutes);
    }
    row.add(String.valueOf(line.done()));
    row.add(String.valueOf(line.overdue()));
    return row;
  }

  private String text(String key) {
    return messages.text(language, key);
  }

  private static String cell(String text) {
    var risky = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    return '"' + (risky ? "'" : "") + text.replace("\"", "\"\"") + '"';
  }
}
