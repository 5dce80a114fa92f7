package org.xueshi.training.boundary;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.xueshi.web.boundary.Sheet;
import org.xueshi.web.control.Messages;
import org.xueshi.web.entity.Language;

/** A session's roster as a table to take along or to print for signatures. */
record RosterTable(Messages messages, Language language) {

  Sheet of(RosterModel model) {
    var header =
        Stream.of("number", "name", "school", "in", "out", "state", "minutes")
            .map(column -> text("training.roster.column." + column))
            .toList();
    return new Sheet(model.session().title(), header, model.lines().stream().map(this::row));
  }

  private List<Object> row(RosterModel.Line line) {
    var attendance = line.attendance();
    var row = new ArrayList<Object>();
    row.add(line.person().staffNumber());
    row.add(line.person().displayName());
    row.add(line.person().school().orElse(""));
    row.add(attendance == null ? null : attendance.signedInAt());
    row.add(attendance == null ? null : attendance.signedOutAt());
    row.add(text("training.roster.state." + line.state()));
    row.add(attendance == null ? null : attendance.minutes());
    return row;
  }

  private String text(String key) {
    return messages.text(language, key);
  }
}
