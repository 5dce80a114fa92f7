package org.xueshi.ledger.boundary;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xueshi.ledger.entity.RulePack;
import org.xueshi.ledger.entity.Statement;
import org.xueshi.web.boundary.Csv;
import org.xueshi.web.control.Messages;
import org.xueshi.web.entity.Language;

/** The lines of a statement as a table for spreadsheets. */
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

  String write(List<Statement.Line> lines, RulePack.Hour hour) {
    var header = COLUMNS.stream().map(column -> text("ledger.column." + column)).toList();
    return Csv.table(Stream.concat(Stream.of(header), lines.stream().map(one -> cells(one, hour))));
  }

  private List<String> cells(Statement.Line line, RulePack.Hour hour) {
    var facts = line.evidence().facts();
    return List.of(
        facts.earnedOn().toString(),
        facts.course().title(),
        facts.source().title(),
        text("ledger.mode." + facts.mode()),
        facts.grade().name(),
        String.valueOf(facts.minutes()),
        text("ledger.state." + line.state()),
        hour.shown(line.counted()).toPlainString(),
        hour.shown(line.held()).toPlainString(),
        line.until() == null ? "" : line.until().toString(),
        Stream.concat(
                line.because().stream(),
                line.events().stream().flatMap(event -> event.reasons().stream()))
            .map(reason -> messages.text(language, reason))
            .collect(Collectors.joining(" ")));
  }

  private String text(String key) {
    return messages.text(language, key);
  }
}
