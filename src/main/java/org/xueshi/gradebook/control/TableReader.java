package org.xueshi.gradebook.control;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.xueshi.kernel.entity.Refusal;

/** Files as lines of cells: CSV (UTF-8 or GB 18030), XLSX and ODS, told by their content. */
final class TableReader {

  private static final int UNPACKED_MAX = 64 << 20;

  private TableReader() {}

  static boolean isZip(byte[] content) {
    return content.length > 3 && content[0] == 'P' && content[1] == 'K' && content[2] == 3;
  }

  /**
   * The first table of a file.
   *
   * @throws Refusal INVALID {@code gradebook.refusal.unreadableFile}
   */
  static List<List<String>> read(byte[] content) {
    if (!isZip(content)) {
      return csv(text(content));
    }
    var inside = unzip(content, List.of("content.xml"));
    return inside.containsKey("content.xml")
        ? OdsTable.read(inside.get("content.xml"))
        : xlsx(content);
  }

  /** The named files of an archive, wherever in it they lie; bounded. */
  static Map<String, byte[]> unzip(byte[] content, List<String> names) {
    var found = new HashMap<String, byte[]>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      var room = UNPACKED_MAX;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        var name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        if (names.stream().anyMatch(name::equalsIgnoreCase)) {
          var bytes = zip.readNBytes(room + 1);
          room -= bytes.length;
          if (room < 0) {
            throw unreadable();
          }
          found.put(name.toLowerCase(java.util.Locale.ROOT), bytes);
        }
      }
      return found;
    } catch (IOException | IllegalArgumentException broken) {
      // Some writers of workbooks make archives that can only be read from their end: not ours to
      // say.
      return found;
    }
  }

  /** Spreadsheets in China save CSV in GB 18030. */
  static String text(byte[] content) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException notUtf8) {
      text = new String(content, Charset.forName("GB18030"));
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** RFC 4180; comma, semicolon or tab, whatever the first line has most of. */
  static List<List<String>> csv(String text) {
    var separator = separator(text.lines().findFirst().orElse(""));
    var lines = new ArrayList<List<String>>();
    var line = new ArrayList<String>();
    var cell = new StringBuilder();
    var quoted = false;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (quoted) {
        if (c != '"') {
          cell.append(c);
        } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
          cell.append(c);
          i++;
        } else {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == separator || c == '\n') {
        line.add(cell.toString().strip());
        cell.setLength(0);
        if (c == '\n') {
          lines.add(line);
          line = new ArrayList<>();
        }
      } else if (c != '\r') {
        cell.append(c);
      }
    }
    line.add(cell.toString().strip());
    lines.add(line);
    return lines;
  }

  private static char separator(String first) {
    var best = ',';
    for (var candidate : new char[] {';', '\t'}) {
      if (count(first, candidate) > count(first, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String text, char c) {
    return text.chars().filter(each -> each == c).count();
  }

  private static List<List<String>> xlsx(byte[] content) {
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(content));
        var rows = book.getFirstSheet().openStream()) {
      var lines = new ArrayList<List<String>>();
      rows.forEach(row -> lines.add(cells(row)));
      return lines;
    } catch (IOException | ExcelReaderException | IllegalArgumentException unreadable) {
      throw unreadable();
    }
  }

  private static List<String> cells(Row row) {
    var cells = new ArrayList<String>();
    for (var i = 0; i < row.getCellCount(); i++) {
      cells.add(row.getOptionalCell(i).map(TableReader::text).orElse("").strip());
    }
    return cells;
  }

  private static String text(Cell cell) {
    return cell.getType() == CellType.NUMBER ? cell.asNumber().toPlainString() : cell.getText();
  }

  static Refusal unreadable() {
    return Refusal.invalid("gradebook.refusal.unreadableFile");
  }
}
