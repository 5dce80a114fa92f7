package org.xueshi.ledger.boundary;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.xueshi.ledger.control.LedgerSearch;
import org.xueshi.web.boundary.Sheet;
import org.xueshi.web.control.Messages;
import org.xueshi.web.entity.Language;

/** Entries as a sheet for spreadsheets. */
record EntrySheet(Messages messages, Language language, Map<String, String> accounts) {

  private static final List<String> COLUMNS =
      List.of(
          "recorded",
          "staffNumber",
          "person",
          "school",
          "course",
          "date",
          "mode",
          "level",
          "theme",
          "type",
          "postedMinutes",
          "heldMinutes",
          "hourMinutes",
          "by",
          "id");

  Sheet of(Stream<LedgerSearch.Row> rows) {
    var header = COLUMNS.stream().map(column -> text("ledger.column." + column)).toList();
    return new Sheet(text("ledger.entries.title"), header, rows.map(this::cells));
  }

  private List<Object> cells(LedgerSearch.Row row) {
    return Arrays.asList(
        row.recordedAt(),
        row.staffNumber(),
        row.name(),
        row.school(),
        row.course(),
        row.earnedOn(),
        text("ledger.mode." + row.mode()),
        text("ledger.level." + row.level()),
        text("ledger.theme." + row.theme()),
        text("ledger.type." + row.type()),
        row.posted(),
        row.held(),
        row.hourMinutes(),
        accounts.getOrDefault(row.byId(), text("ledger.actor." + row.byKind())),
        row.id().toString());
  }

  private String text(String key) {
    return messages.text(language, key);
  }
}
