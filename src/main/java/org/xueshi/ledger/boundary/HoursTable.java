package org.xueshi.ledger.boundary;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xueshi.web.boundary.Csv;
import org.xueshi.web.control.Messages;
import org.xueshi.web.entity.Language;

/** The list as CSV. */
final class HoursTable {

  private static final List<String> COLUMNS =
      List.of(
          "date", "course", "source", "mode", "grade", "minutes", "state", "counted", "held",
          "until", "because");

  private final Messages messages;
  private final Language language;

  HoursTable(Messages messages, Language language) {
    this.messages = messages;
    this.language = language;
  }

  String write(HoursModel model) {
    var header = COLUMNS.stream().map(column -> text("ledger.column." + column)).toList();
    var rows = model.lines().stream().map(line -> cells(model, line));
    return Csv.table(Stream.concat(Stream.of(header), rows));
  }

  private List<String> cells(HoursModel model, HoursModel.Line line) {
    var facts = line.evidence().facts();
    return List.of(
        facts.earnedOn().toString(),
        facts.course().title(),
        facts.source().title(),
        text("ledger.mode." + facts.mode()),
        facts.grade().name(),
        String.valueOf(facts.minutes()),
        text("ledger.state." + line.state()),
        model.shown(line.counted()).toPlainString(),
        model.shown(line.held()).toPlainString(),
        line.until() == null ? "" : line.until().toString(),
        line.because().stream()
            .map(reason -> messages.text(language, reason))
            .collect(Collectors.joining(" ")));
  }

  private String text(String key) {
    return messages.text(language, key);
  }
}
