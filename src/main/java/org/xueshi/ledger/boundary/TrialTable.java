package org.xueshi.ledger.boundary;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xueshi.ledger.control.TrialReport;
import org.xueshi.web.boundary.Csv;
import org.xueshi.web.control.Messages;
import org.xueshi.web.entity.Language;

/**
 * The lines of a trial as CSV.
 *
 * @param names of requirements, by code
 */
record TrialTable(Messages messages, Language language, Map<String, String> names) {

  private static final List<String> COLUMNS =
      List.of(
          "number",
          "name",
          "school",
          "before",
          "after",
          "delta",
          "effect",
          "shortBefore",
          "shortAfter",
          "reasons");

  String write(List<TrialReport.Row> rows) {
    var header =
        COLUMNS.stream().map(column -> messages.text(language, "rule.trial." + column)).toList();
    return Csv.table(Stream.concat(Stream.of(header), rows.stream().map(this::cells)));
  }

  private List<String> cells(TrialReport.Row row) {
    return List.of(
        row.staffNumber(),
        row.name(),
        row.school() == null ? "" : row.school(),
        row.before().toPlainString(),
        row.after().toPlainString(),
        row.change().toPlainString(),
        messages.text(language, "rule.trial.effect." + row.effect()),
        named(row.shortBefore()),
        named(row.shortAfter()),
        row.reasons().stream()
            .map(reason -> messages.text(language, reason))
            .collect(Collectors.joining(" ")));
  }

  private String named(Collection<String> codes) {
    return codes.stream()
        .map(code -> names.getOrDefault(code, code))
        .collect(Collectors.joining("; "));
  }
}
