package org.xueshi.papers.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.control.Certificates;
import org.xueshi.papers.control.Badges;
import org.xueshi.papers.control.Papers;

/** Everything that bears a code: certificates of the ledger, transcripts, attestations. */
@ApplicationScoped
public class HandedOut {

  private Certificates certificates;
  private Papers papers;
  private Prints prints;
  private Badges badges;

  protected HandedOut() {}

  @Inject
  HandedOut(Certificates certificates, Papers papers, Prints prints, Badges badges) {
    this.badges = badges;
    this.certificates = certificates;
    this.papers = papers;
    this.prints = prints;
  }

  /**
   * @param typed the code as somebody typed it
   */
  Optional<Handed> find(UUID tenant, String typed) {
    return certificates
        .verify(tenant, typed)
        .map(Handed::of)
        .or(() -> papers.verify(tenant, typed).map(Handed::of));
  }

  /** All of a person, newest first. */
  List<Handed> ofPerson(UUID tenant, UUID person) {
    return Stream.concat(
            certificates.ofPerson(tenant, person).stream().map(Handed::of),
            papers.ofPerson(tenant, person).stream().map(Handed::of))
        .sorted(Comparator.comparing(Handed::issuedAt).reversed())
        .toList();
  }

  /** The file to print, for whoever may see it. */
  Response pdf(Handed handed) {
    var bytes =
        handed.certificate() != null
            ? prints.pdf(handed.certificate().certificate())
            : prints.pdf(handed.paper().paper());
    return pdf(bytes, handed.fileName());
  }

  /**
   * A certificate as signed Open Badges 3.0 credential, for whoever may see it.
   *
   * @throws Refusal NOT_FOUND for other papers
   */
  Response badge(UUID tenant, Handed handed) {
    if (handed.certificate() == null) {
      throw Refusal.notFound();
    }
    return Response.ok(badges.signed(tenant, handed.certificate().certificate()))
        .type("application/vc+jwt")
        .header(
            "Content-Disposition",
            "attachment; filename=\"credential-" + handed.printedCode() + ".jwt\"")
        .header("Cache-Control", "private, no-store")
        .build();
  }

  static Response pdf(byte[] bytes, String fileName) {
    return Response.ok(bytes)
        .type("application/pdf")
        .header("Content-Disposition", "attachment; filename=\"" + fileName + "\"")
        .header("Cache-Control", "private, no-store")
        .build();
  }
}
