package org.xueshi.web.boundary;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xueshi.kernel.control.Clocks;

/**
 * Comma-separated values (RFC 4180) with the UTF-8 mark, every cell quoted, nothing that a
 * spreadsheet would take for a formula.
 */
public final class Csv {

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private Csv() {}

  /** The whole file; the first row is the header. Values are never null. */
  public static String table(Stream<List<String>> rows) {
    return BYTE_ORDER_MARK
        + rows.map(row -> row.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\r\n")
            .collect(Collectors.joining());
  }

  /** Writes the sheet row by row; times by the district's clock. */
  static void write(Sheet sheet, OutputStream out) throws IOException {
    var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    writer.write(BYTE_ORDER_MARK);
    row(writer, new ArrayList<>(sheet.header()));
    for (var rows = sheet.rows().iterator(); rows.hasNext(); ) {
      row(writer, rows.next());
    }
    writer.flush();
  }

  private static void row(Writer writer, List<Object> cells) throws IOException {
    var between = "";
    for (var cell : cells) {
      writer.write(between);
      // Our own numbers are no formulas, even below zero.
      writer.write(cell instanceof Number ? "\"" + text(cell) + "\"" : cell(text(cell)));
      between = ",";
    }
    writer.write("\r\n");
  }

  private static String text(Object cell) {
    if (cell == null) {
      return "";
    }
    if (cell instanceof Instant instant) {
      return TIME.format(instant.atZone(Clocks.DISTRICT_ZONE));
    }
    return cell instanceof BigDecimal decimal ? decimal.toPlainString() : cell.toString();
  }

  /** A leading apostrophe keeps spreadsheets from calculating what somebody typed as a name. */
  static String cell(String value) {
    var harmless = value.matches("(?s)\\s*[=+\\-@\\t\\r].*") ? "'" + value : value;
    return "\"" + harmless.replace("\"", "\"\"") + "\"";
  }
}
