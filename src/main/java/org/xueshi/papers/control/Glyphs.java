package org.xueshi.papers.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.zip.GZIPInputStream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The Chinese font that every print embeds a subset of: Noto Sans SC (SIL Open Font License),
 * 30,890 characters, those of the standard list of 2013 with its rare names included.
 */
public final class Glyphs {

  /** What stands for a character that the font lacks, before its number in brackets. */
  public static final String MISSING = "〓";

  private static final String FONT = "/fonts/NotoSansSC-Regular.ttf.gz";
  private static final int LAST_CODE_POINT = 0x3FFFF;

  private Glyphs() {}

  /** The font file, unpacked. */
  static InputStream font() {
    try {
      return new GZIPInputStream(Glyphs.class.getResourceAsStream(FONT), 1 << 16);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Text that can be printed: a character without a glyph shows as {@code 〓(U+20BB7)}, so that
   * nobody's name loses a character unseen. Control characters go.
   */
  public static String printable(String text) {
    var printable = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (Character.isISOControl(point) && !Character.isWhitespace(point)) {
                return;
              }
              if (has(point)) {
                printable.appendCodePoint(point);
              } else {
                printable.append(MISSING).append("(U+%04X)".formatted(point));
              }
            });
    return printable.toString();
  }

  static boolean has(int codePoint) {
    return Character.isWhitespace(codePoint) || Covered.POINTS.get(codePoint);
  }

  /** Read once, when the first paper is printed. */
  private static final class Covered {
    static final BitSet POINTS = read();

    private static BitSet read() {
      try (var in = font();
          var font = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
        var map = font.getUnicodeCmapLookup();
        var points = new BitSet(LAST_CODE_POINT);
        for (var point = 0x21; point <= LAST_CODE_POINT; point++) {
          points.set(point, map.getGlyphId(point) != 0);
        }
        return points;
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
  }
}
