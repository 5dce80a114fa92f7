package org.xueshi.ledger.boundary;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xueshi.web.control.Messages;
import org.xueshi.web.entity.Language;

/**
 * The list as CSV that spreadsheets open without harm: UTF-8 with its mark, every cell quoted,
 * nothing that a spreadsheet would take for a formula.
 */
final class HoursTable {

  private static final String BYTE_ORDER_MARK = "\uFEFF";
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
    var header = COLUMNS.stream().map(column -> text("ledger.column." + column));
    var rows = model.lines().stream().map(line -> row(cells(model, line)));
    return BYTE_ORDER_MARK
        + Stream.concat(Stream.of(row(header)), rows).collect(Collectors.joining("\r\n"))
        + "\r\n";
  }

  private Stream<String> cells(HoursModel model, HoursModel.Line line) {
    var facts = line.evidence().facts();
    return Stream.of(
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

  private static String row(Stream<String> cells) {
    return cells.map(HoursTable::cell).collect(Collectors.joining(","));
  }

  static String cell(String value) {
    // A leading apostrophe keeps spreadsheets from calculating what somebody typed as a title.
    var harmless = value.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + value : value;
    return "\"" + harmless.replace("\"", "\"\"") + "\"";
  }
}
