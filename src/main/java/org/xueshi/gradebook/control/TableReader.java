package org.xueshi.gradebook.control;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.web.control.TableLines;

/** Grade files as lines of stripped cells: what {@link TableLines} reads, and ODS besides. */
final class TableReader {

  private static final int UNPACKED_MAX = 64 << 20;
  private static final String ODS = "content.xml";

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
    var sheet = isZip(content) ? unzip(content, List.of(ODS)).get(ODS) : null;
    var lines = sheet == null ? common(content) : OdsTable.read(sheet);
    return lines.stream().map(line -> line.stream().map(String::strip).toList()).toList();
  }

  /** What cannot be read is said with the kinds of file that a gradebook takes. */
  private static List<List<String>> common(byte[] content) {
    try {
      return TableLines.of(content);
    } catch (Refusal notCommon) {
      throw unreadable();
    }
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

  static Refusal unreadable() {
    return Refusal.invalid("gradebook.refusal.unreadableFile");
  }
}
