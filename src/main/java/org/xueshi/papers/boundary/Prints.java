package org.xueshi.papers.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.xueshi.ledger.entity.Certificate;
import org.xueshi.ledger.entity.VerificationCode;
import org.xueshi.papers.control.PdfPrinter;
import org.xueshi.papers.entity.Paper;
import org.xueshi.web.boundary.Templates;
import org.xueshi.web.control.Messages;
import org.xueshi.web.control.PublicUrls;

/** Papers as PDF. What is printed is the snapshot alone, so a paper looks the same for ever. */
@ApplicationScoped
public class Prints {

  /** How a reader finds out whether it is genuine. */
  public record Proof(String printedCode, String url, String qr) {}

  private PdfPrinter printer;
  private Messages messages;
  private PublicUrls urls;

  protected Prints() {}

  @Inject
  Prints(PdfPrinter printer, Messages messages, PublicUrls urls) {
    this.printer = printer;
    this.messages = messages;
    this.urls = urls;
  }

  /** A course certificate on one page. */
  public byte[] pdf(Certificate certificate) {
    return print(
        "papers/print/certificate.jte", certificate, certificate.code(), certificate.issuedAt());
  }

  /** A transcript or an attestation. */
  public byte[] pdf(Paper paper) {
    var template =
        switch (paper.kind()) {
          case TRANSCRIPT -> "papers/print/transcript.jte";
          case ATTESTATION -> "papers/print/attestation.jte";
        };
    return print(template, paper.content(), paper.code(), paper.issuedAt());
  }

  /** Several as one file, one after the other, each beginning on a new page. */
  public byte[] pdf(List<Paper> papers) {
    return printer.together(papers.stream().map(this::pdf));
  }

  private byte[] print(String template, Object model, String code, Instant issuedAt) {
    var url = urls.absolute("/verify/" + code);
    var proof = new Proof(VerificationCode.printed(code), url, QrImage.of(url));
    var words = new Words(messages);
    var parameters =
        Map.of("words", words, "model", model, "proof", proof, "day", words.day(issuedAt));
    return printer.print(Templates.render(template, parameters), issuedAt);
  }
}
