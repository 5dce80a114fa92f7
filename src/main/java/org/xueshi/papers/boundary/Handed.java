package org.xueshi.papers.boundary;

import java.time.Instant;
import java.util.UUID;
import org.xueshi.ledger.control.Certificates;
import org.xueshi.ledger.entity.Certificate;
import org.xueshi.ledger.entity.VerificationCode;
import org.xueshi.papers.control.Papers;
import org.xueshi.papers.entity.Attestation;
import org.xueshi.papers.entity.Transcript;

/**
 * Whatever bears a verification code, with today's status; one of the two is {@code null}.
 *
 * @param certificate a course certificate
 * @param paper a transcript or an attestation
 */
public record Handed(Certificates.Verified certificate, Papers.Verified paper) {

  static Handed of(Certificates.Verified certificate) {
    return new Handed(certificate, null);
  }

  static Handed of(Papers.Verified paper) {
    return new Handed(null, paper);
  }

  /** CERTIFICATE, TRANSCRIPT or ATTESTATION; message keys end with it. */
  public String kind() {
    return certificate != null ? "CERTIFICATE" : paper.paper().kind().name();
  }

  public String code() {
    return certificate != null ? certificate.certificate().code() : paper.paper().code();
  }

  public String printedCode() {
    return VerificationCode.printed(code());
  }

  public UUID person() {
    return certificate != null ? certificate.certificate().person() : paper.paper().person();
  }

  public Certificate.Status status() {
    return certificate != null ? certificate.status() : paper.status();
  }

  public Instant issuedAt() {
    return certificate != null ? certificate.certificate().issuedAt() : paper.paper().issuedAt();
  }

  /** {@code null} if it is none. */
  public Transcript transcript() {
    return paper != null && paper.paper().content() instanceof Transcript one ? one : null;
  }

  /** {@code null} if it is none. */
  public Attestation attestation() {
    return paper != null && paper.paper().content() instanceof Attestation one ? one : null;
  }

  /** Class of the notice or tag in which the status is shown. */
  public String tone() {
    return switch (status()) {
      case VALID -> "good";
      case SUPERSEDED -> "info";
      case FROZEN -> "warn";
      case WITHDRAWN, FORGED -> "bad";
    };
  }

  /** Message key of what today's status means. */
  public String meaning() {
    return (certificate != null ? "ledger.verify." : "papers.verify.") + status();
  }

  /** Name of the file that somebody saves. */
  public String fileName() {
    return kind().toLowerCase(java.util.Locale.ROOT) + "-" + printedCode() + ".pdf";
  }
}
