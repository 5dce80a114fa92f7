package org.xueshi.ledger.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.control.Certificates;
import org.xueshi.ledger.control.Entries;
import org.xueshi.ledger.control.Recognitions;
import org.xueshi.ledger.control.Standings;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.VerificationCode;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.Messages;
import org.xueshi.web.control.PublicUrls;
import org.xueshi.web.entity.Viewer;

/** 我的学时: what a teacher has, lacks, and why; certificates of it. */
@Path("/c/{launch}/hours")
@RequestScoped
public class HoursPages {

  /** A certificate ready to be printed. */
  public record CertificateModel(
      Certificates.Verified verified, String printedCode, String verifyUrl, QrCode qr) {}

  @Inject private CurrentViewer current;
  @Inject private Standings standings;
  @Inject private Recognitions recognitions;
  @Inject private Entries entries;
  @Inject private Certificates certificates;
  @Inject private Messages messages;
  @Inject private PublicUrls urls;
  @Inject private Clock clock;

  @GET
  @Operation(hidden = true)
  public View hours() {
    return View.of("ledger/hours.jte", model(current.launched()));
  }

  @GET
  @Path("/table.csv")
  @Produces("text/csv; charset=utf-8")
  @Operation(hidden = true)
  public Response table() {
    var viewer = current.launched();
    var csv = new HoursTable(messages, viewer.language()).write(model(viewer));
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
            .filter(found -> found.certificate().person().equals(viewer.personId()))
            .orElseThrow(Refusal::notFound);
    var url = urls.absolute("/verify/" + verified.certificate().code());
    var printed = VerificationCode.printed(verified.certificate().code());
    return View.of(
        "ledger/certificate.jte", new CertificateModel(verified, printed, url, QrCode.of(url)));
  }

  private HoursModel model(Viewer viewer) {
    var person = viewer.personId();
    var proposals = recognitions.proposeForPerson(viewer.tenant(), person);
    var now = clock.instant();
    var today = LocalDate.ofInstant(now, Clocks.DISTRICT_ZONE);
    var standing = standings.of(viewer.tenant(), person, today, now, proposals);
    var book = entries.ofPerson(viewer.tenant(), person);
    return HoursModel.of(
        new HoursModel.Parts(
            standing,
            proposals,
            book,
            certificates.ofPerson(viewer.tenant(), person),
            certifiable(book),
            viewer.isTrainer()));
  }

  /** Course runs of which something counts. */
  private static Map<UUID, String> certifiable(List<Entry> book) {
    var minutes = new LinkedHashMap<UUID, Integer>();
    var titles = new LinkedHashMap<UUID, String>();
    for (var entry : book) {
      var course = entry.credit().course();
      if (course.runId() != null) {
        minutes.merge(course.runId(), entry.effect().posted(), Integer::sum);
        titles.put(course.runId(), course.title());
      }
    }
    titles.keySet().removeIf(run -> minutes.get(run) <= 0);
    return titles;
  }
}
