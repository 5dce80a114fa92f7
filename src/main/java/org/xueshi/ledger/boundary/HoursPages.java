package org.xueshi.ledger.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.control.Certificates;
import org.xueshi.ledger.entity.VerificationCode;
import org.xueshi.people.control.Persons;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.Messages;
import org.xueshi.web.control.PublicUrls;

/** 我的学时: what a teacher has, lacks, and why; certificates of it. */
@Path("/c/{launch}/hours")
@RequestScoped
public class HoursPages {

  /** A certificate ready to be printed. */
  public record CertificateModel(
      Certificates.Verified verified, String printedCode, String verifyUrl, QrCode qr) {}

  @Inject private CurrentViewer current;
  @Inject private HoursModels models;
  @Inject private Certificates certificates;
  @Inject private Messages messages;
  @Inject private PublicUrls urls;
  @Inject private Persons persons;

  @GET
  @Operation(hidden = true)
  public View hours(@BeanParam HoursQuery asked) {
    var viewer = current.launched();
    var place = new HoursModel.Place("/hours", true, viewer.isTrainer());
    return View.of("ledger/hours.jte", models.of(viewer.tenant(), viewer.personId(), asked, place));
  }

  @GET
  @Path("/table.csv")
  @Produces("text/csv; charset=utf-8")
  @Operation(hidden = true)
  public Response table(@BeanParam HoursQuery asked) {
    var viewer = current.launched();
    var statement = models.statement(viewer.tenant(), viewer.personId(), asked);
    var csv =
        new HoursTable(messages, viewer.language())
            .write(HoursLines.matching(statement, asked), statement.standing().pack().hour());
    return Response.ok(csv)
        .header("Content-Disposition", "attachment; filename=\"credit-hours.csv\"")
        .build();
  }

  @POST
  @Path("/certificates")
  @Operation(hidden = true)
  public Response certify(@PathParam("launch") String launch, @FormParam("course") String course) {
    var viewer = current.launched();
    var courseRun = Ids.parse(course).orElseThrow(Refusal::notFound);
    var certificate = certificates.issue(viewer.personId(), courseRun, viewer.actor());
    return Response.seeOther(
            URI.create("/c/" + viewer.sessionId() + "/hours/certificates/" + certificate.code()))
        .build();
  }

  @GET
  @Path("/certificates/{code}")
  @Operation(hidden = true)
  public View certificate(@PathParam("code") String code) {
    var viewer = current.launched();
    var verified =
        certificates
            .verify(viewer.tenant(), code)
            .filter(
                found ->
                    persons.areOne(
                        viewer.tenant(), found.certificate().person(), viewer.personId()))
            .orElseThrow(Refusal::notFound);
    var url = urls.absolute("/verify/" + verified.certificate().code());
    var printed = VerificationCode.printed(verified.certificate().code());
    return View.of(
        "ledger/certificate.jte", new CertificateModel(verified, printed, url, QrCode.of(url)));
  }
}
