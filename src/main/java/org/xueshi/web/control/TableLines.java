package org.xueshi.web.control;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.xueshi.kernel.entity.Refusal;

/**
 * A table that somebody uploads, as lines of cells: the first sheet of an XLSX workbook, or CSV in
 * UTF-8 or GB 18030. Blank lines stay, so that numbers are those the reader sees.
 */
public final class TableLines {

  private TableLines() {}

  /**
   * @throws Refusal INVALID {@code web.table.unreadable}
   */
  public static List<List<String>> of(byte[] content) {
    var zipped = content.length > 3 && content[0] == 'P' && content[1] == 'K';
    return zipped ? xlsx(content) : CsvLines.of(content);
  }

  private static List<List<String>> xlsx(byte[] content) {
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(content));
        var rows = book.getFirstSheet().openStream()) {
      var lines = new ArrayList<List<String>>();
      rows.forEach(
          row -> {
            while (lines.size() < row.getRowNum() - 1) {
              lines.add(List.of());
            }
            lines.add(cells(row));
          });
      return lines;
    } catch (IOException | ExcelReaderException | IllegalArgumentException unreadable) {
      throw Refusal.invalid("web.table.unreadable");
    }
  }

  private static List<String> cells(Row row) {
    var cells = new ArrayList<String>();
    for (var i = 0; i < row.getCellCount(); i++) {
      cells.add(row.getOptionalCell(i).map(TableLines::text).orElse(""));
    }
    return cells;
  }

  /** Dates are numbers with a format; people mean the date. */
  private static String text(Cell cell) {
    if (cell.getType() != CellType.NUMBER) {
      return cell.getText();
    }
    var format = cell.getDataFormatString();
    if (format == null || !format.matches("(?i).*[ymdh].*") || format.equalsIgnoreCase("general")) {
      return cell.asNumber().toPlainString();
    }
    var time = cell.asDate();
    return time.toLocalTime().toSecondOfDay() == 0
        ? time.toLocalDate().toString()
        : time.toLocalDate() + " " + time.toLocalTime().withNano(0);
  }
}
