package org.xueshi.web.boundary;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Comma-separated values (RFC 4180) with the UTF-8 mark, every cell quoted, nothing that a
 * spreadsheet would take for a formula.
 */
public final class Csv {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private Csv() {}

  /** The whole file; the first row is the header. Values are never null. */
  public static String table(Stream<List<String>> rows) {
    return BYTE_ORDER_MARK
        + rows.map(row -> row.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\r\n")
            .collect(Collectors.joining());
  }

  /** A leading apostrophe keeps spreadsheets from calculating what somebody typed as a name. */
  static String cell(String value) {
    var harmless = value.matches("(?s)\\s*[=+\\-@\\t\\r].*") ? "'" + value : value;
    return "\"" + harmless.replace("\"", "\"\"") + "\"";
  }
}
