package org.xueshi.resources.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.text.PDFTextStripper;
import org.xueshi.resources.control.Unpacker.Unpacked;

/**
 * The text of an upload, for searching. Whatever cannot be read has no text: an upload is never
 * refused for it. Bounded in pages and characters, with PDFBox's work on disk.
 */
final class TextReader {

  private static final Logger LOG = Logger.getLogger(TextReader.class.getName());
  private static final int LENGTH_MAX = 200_000;
  private static final int PAGES_MAX = 200;
  private static final int FILE_BYTES_MAX = 1 << 20;
  private static final Pattern NO_TEXT =
      Pattern.compile("(?is)<(script|style)\\b.*?</\\1\\s*>|<!--.*?-->|<[^>]{0,2000}>");

  private TextReader() {}

  static String ofPdf(Path file) {
    try (var document = Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
      var stripper = new PDFTextStripper();
      stripper.setEndPage(PAGES_MAX);
      return bounded(stripper.getText(document));
    } catch (IOException | RuntimeException | StackOverflowError unreadable) {
      LOG.log(Level.FINE, "no text in this file", unreadable);
      return "";
    }
  }

  /** Pages and captions of a package, in the order of its directory. */
  static String ofPackage(List<Unpacked> files) {
    var text = new StringBuilder();
    for (var file : files) {
      if (text.length() < LENGTH_MAX && readable(file)) {
        text.append(page(file.spooled().file())).append('\n');
      }
    }
    return bounded(text.toString());
  }

  private static boolean readable(Unpacked file) {
    return file.path().matches("(?i).*\\.(x?html?|txt|vtt)")
        && file.spooled().content().sizeBytes() <= FILE_BYTES_MAX;
  }

  private static String page(Path file) {
    try {
      var words = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return NO_TEXT.matcher(words).replaceAll(" ").replace("&nbsp;", " ");
    } catch (IOException | StackOverflowError unreadable) {
      return "";
    }
  }

  /** PostgreSQL keeps no NUL. */
  private static String bounded(String text) {
    var plain = text.replace('\0', ' ').replaceAll("\\s+", " ").strip();
    return plain.substring(0, Math.min(plain.length(), LENGTH_MAX));
  }
}
