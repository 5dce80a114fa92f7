package org.xueshi.papers.control;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Digests;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;

/**
 * XHTML to PDF: tagged (PDF/UA-1, PDF/A-2a), Chinese font embedded as a subset. The same XHTML and
 * instant give the same bytes.
 */
@ApplicationScoped
public class PdfPrinter {

  /** Layout is work for a processor: more at once would only be slower, and cost memory. */
  private static final Semaphore AT_ONCE = new Semaphore(2);

  /** The font's table of variants, which no name needs; a line in the log for every paper. */
  private static final Logger VARIANTS = Logger.getLogger("org.apache.fontbox.ttf.CmapSubtable");

  static {
    VARIANTS.setLevel(Level.SEVERE);
    XRLog.setLoggingEnabled(false);
  }

  private static final String STYLE = read("/print/print.css");
  private static final int PATIENCE_S = 20;
  private static final int WEIGHT = 400;

  /**
   * @param issuedAt what the file names as its time
   * @throws Refusal UNAVAILABLE ({@code papers.refusal.busy}) if too many are printing
   */
  public byte[] print(String xhtml, Instant issuedAt) {
    if (!admitted()) {
      throw new Refusal(Refusal.Kind.UNAVAILABLE, Text.of("papers.refusal.busy"));
    }
    try {
      return printed(styled(Glyphs.printable(xhtml)), issuedAt);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } finally {
      AT_ONCE.release();
    }
  }

  /** The one style sheet of all prints goes into the head. */
  private static String styled(String xhtml) {
    return xhtml.replace("</head>", "<style>" + STYLE + "</style></head>");
  }

  private static String read(String resource) {
    try (var in = PdfPrinter.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * These files as one.
   *
   * @param files each from {@link #print}; read one by one
   */
  public byte[] together(Stream<byte[]> files) {
    try (var all = new PDDocument()) {
      var merger = new PDFMergerUtility();
      var open = new ArrayList<PDDocument>();
      for (var file : (Iterable<byte[]>) files::iterator) {
        var one = Loader.loadPDF(file);
        open.add(one);
        merger.appendDocument(all, one);
      }
      var bytes = new ByteArrayOutputStream();
      all.save(bytes);
      for (var one : open) {
        one.close();
      }
      return bytes.toByteArray();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static boolean admitted() {
    try {
      return AT_ONCE.tryAcquire(PATIENCE_S, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static byte[] printed(String xhtml, Instant issuedAt) throws IOException {
    var builder =
        new PdfRendererBuilder()
            .usePdfUaAccessibility(true)
            .usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_2_A)
            .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
            .useFont(Glyphs::font, "Noto Sans SC", WEIGHT, FontStyle.NORMAL, true)
            .useExternalResourceAccessControl(
                (uri, type) -> uri.startsWith("data:"),
                ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
            .withProducer("Xueshi")
            .withDiagnosticConsumer(ignored -> {})
            .withHtmlContent(xhtml, null);
    try (var renderer = builder.buildPdfRenderer();
        var document = renderer.createPDFKeepOpen()) {
      date(document, xhtml, issuedAt);
      var bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  /** Time and identity from what is printed, not from when. */
  private static void date(PDDocument document, String xhtml, Instant issuedAt) throws IOException {
    var time = GregorianCalendar.from(issuedAt.atZone(Clocks.DISTRICT_ZONE));
    document.getDocumentInformation().setCreationDate(time);
    document.getDocumentInformation().setModificationDate(time);
    var digest = Digests.sha256(xhtml.getBytes(StandardCharsets.UTF_8));
    document.setDocumentId(ByteBuffer.wrap(digest).getLong());
    var metadata = document.getDocumentCatalog().getMetadata();
    var xmp = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
    metadata.importXMPMetadata(
        xmp.replaceFirst(
                "<xmp:CreateDate>[^<]*",
                "<xmp:CreateDate>" + issuedAt.truncatedTo(ChronoUnit.SECONDS))
            .getBytes(StandardCharsets.UTF_8));
  }
}
