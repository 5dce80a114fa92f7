package org.xueshi.web.control;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.xueshi.kernel.entity.Refusal;

/**
 * Comma-separated values (RFC 4180) as people save them: UTF-8 with or without mark, or GB 18030 as
 * Chinese spreadsheets write it; commas, semicolons or tabs.
 */
final class CsvLines {

  private static final Charset CHINESE = Charset.forName("GB18030");

  private final String text;
  private final char comma;
  private final List<List<String>> lines = new ArrayList<>();
  private List<String> line = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();
  private int at;

  private CsvLines(String text) {
    this.text = text;
    this.comma = comma(text.lines().findFirst().orElse(""));
  }

  /** All lines, blank ones included, so that numbers stay what the reader sees. */
  static List<List<String>> of(byte[] bytes) {
    var decoded = decoded(bytes);
    var text = decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
    if (text.indexOf('\0') >= 0) {
      throw Refusal.invalid("web.table.unreadable");
    }
    return new CsvLines(text).read();
  }

  private static String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      return new String(bytes, CHINESE);
    }
  }

  /** What the first line has most of: titles of columns hold commas, too. */
  private static char comma(String header) {
    var best = ',';
    for (var candidate : new char[] {'\t', ';'}) {
      if (count(header, candidate) > count(header, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String text, char letter) {
    return text.chars().filter(each -> each == letter).count();
  }

  private List<List<String>> read() {
    while (at < text.length()) {
      var letter = text.charAt(at++);
      if (letter == '"' && cell.isEmpty()) {
        quoted();
      } else if (letter == comma) {
        endCell();
      } else if (letter == '\n') {
        endLine();
      } else if (letter != '\r') {
        cell.append(letter);
      }
    }
    if (!cell.isEmpty() || !line.isEmpty()) {
      endLine();
    }
    return lines;
  }

  private void quoted() {
    while (at < text.length()) {
      var letter = text.charAt(at++);
      if (letter != '"') {
        cell.append(letter);
      } else if (at < text.length() && text.charAt(at) == '"') {
        cell.append('"');
        at++;
      } else {
        return;
      }
    }
  }

  private void endCell() {
    line.add(cell.toString());
    cell.setLength(0);
  }

  private void endLine() {
    endCell();
    lines.add(line);
    line = new ArrayList<>();
  }
}
