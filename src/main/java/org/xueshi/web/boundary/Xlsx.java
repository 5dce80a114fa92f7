package org.xueshi.web.boundary;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.xueshi.kernel.control.Clocks;

/**
 * Workbooks for spreadsheets, written row by row. Text is text by its type, whatever it begins
 * with: there are no formulas in them.
 */
final class Xlsx {

  static final String MEDIA_TYPE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  /** A sheet has 1,048,576 rows; what is more goes on in a further one. */
  private static final int ROWS_MAX = 1_000_000;

  /** Rows that are in memory at most. */
  private static final int FLUSH_EVERY = 1_000;

  private static final int NAME_MAX = 28;
  private static final int TEXT_MAX = 32_767;

  private Xlsx() {}

  static void write(Sheet sheet, OutputStream out) throws IOException {
    try (var workbook = new Workbook(out, "Xueshi", "1.0")) {
      var rows = sheet.rows().iterator();
      var number = 1;
      do {
        var worksheet = workbook.newWorksheet(name(sheet.name(), number++));
        header(worksheet, sheet.header());
        for (var row = 1; row <= ROWS_MAX && rows.hasNext(); row++) {
          cells(worksheet, row, rows.next());
          if (row % FLUSH_EVERY == 0) {
            worksheet.flush();
          }
        }
        worksheet.finish();
      } while (rows.hasNext());
    }
  }

  /** Without what Excel refuses in a sheet's name. */
  private static String name(String given, int number) {
    var clean = given.replaceAll("[\\[\\]:*?/\\\\']", " ").strip();
    var cut = clean.length() > NAME_MAX ? clean.substring(0, NAME_MAX) : clean;
    return number == 1 ? cut : cut + " " + number;
  }

  private static void header(Worksheet worksheet, List<String> titles) {
    worksheet.freezePane(0, 1);
    for (var column = 0; column < titles.size(); column++) {
      worksheet.inlineString(0, column, titles.get(column));
      worksheet.style(0, column).bold().set();
    }
  }

  private static void cells(Worksheet worksheet, int row, List<Object> cells) {
    for (var column = 0; column < cells.size(); column++) {
      var cell = cells.get(column);
      if (cell instanceof Number number) {
        worksheet.value(row, column, number);
      } else if (cell instanceof LocalDate date) {
        worksheet.value(row, column, date);
        worksheet.style(row, column).format("yyyy-mm-dd").set();
      } else if (cell instanceof Instant instant) {
        worksheet.value(row, column, instant.atZone(Clocks.DISTRICT_ZONE).toLocalDateTime());
        worksheet.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
      } else if (cell != null) {
        worksheet.inlineString(row, column, text(cell.toString()));
      }
    }
  }

  /** What XML cannot hold is left out, and what a cell cannot hold is cut. */
  private static String text(String value) {
    var clean = value.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "");
    return clean.length() > TEXT_MAX ? clean.substring(0, TEXT_MAX) : clean;
  }
}
