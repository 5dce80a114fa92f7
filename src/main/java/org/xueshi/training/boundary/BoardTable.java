package org.xueshi.training.boundary;

import java.util.ArrayList;
import java.util.List;
import org.xueshi.training.entity.Board;
import org.xueshi.training.entity.Component;
import org.xueshi.web.boundary.Csv;
import org.xueshi.web.control.Messages;
import org.xueshi.web.entity.Language;

/** The board as CSV. */
final class BoardTable {

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
    return Csv.table(rows.stream());
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
}
