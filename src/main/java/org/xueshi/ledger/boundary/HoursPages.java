package org.xueshi.ledger.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
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
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.control.Certificates;
import org.xueshi.ledger.control.CoursesUnderWay;
import org.xueshi.ledger.control.Entries;
import org.xueshi.ledger.control.Statements;
import org.xueshi.ledger.entity.Statement;
import org.xueshi.ledger.entity.VerificationCode;
import org.xueshi.people.control.Names;
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
  @Inject private Statements statements;
  @Inject private Instance<CoursesUnderWay> planners;
  @Inject private Names names;
  @Inject private Entries entries;
  @Inject private Certificates certificates;
  @Inject private Messages messages;
  @Inject private PublicUrls urls;
  @Inject private Clock clock;

  @GET
  @Operation(hidden = true)
  public View hours(@BeanParam HoursQuery asked) {
    return View.of("ledger/hours.jte", model(current.launched(), asked));
  }

  @GET
  @Path("/table.csv")
  @Produces("text/csv; charset=utf-8")
  @Operation(hidden = true)
  public Response table(@BeanParam HoursQuery asked) {
    var viewer = current.launched();
    var known = asked.known(clock.instant());
    var statement = statements.of(viewer.tenant(), viewer.personId(), known);
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
            .filter(found -> found.certificate().person().equals(viewer.personId()))
            .orElseThrow(Refusal::notFound);
    var url = urls.absolute("/verify/" + verified.certificate().code());
    var printed = VerificationCode.printed(verified.certificate().code());
    return View.of(
        "ledger/certificate.jte", new CertificateModel(verified, printed, url, QrCode.of(url)));
  }

  private HoursModel model(Viewer viewer, HoursQuery asked) {
    var tenant = viewer.tenant();
    var person = viewer.personId();
    var statement = statements.of(tenant, person, asked.known(clock.instant()));
    var papers =
        new HoursModel.Papers(
            certificates.ofPerson(tenant, person), certificates.certifiable(tenant, person));
    var courses =
        asked.isPast()
            ? List.<CoursesUnderWay.UnderWay>of()
            : planners.stream().flatMap(one -> one.of(tenant, person).stream()).toList();
    return new HoursModel(
        statement,
        asked,
        asked.problem(),
        HoursLines.of(statement, asked),
        courses,
        names.of(tenant, actors(statement)),
        papers,
        viewer.isTrainer());
  }

  private static List<String> actors(Statement statement) {
    var evidence = statement.lines().stream().map(line -> line.evidence().recordedBy().id());
    var book = statement.entries().stream().map(entry -> entry.head().by().id());
    return Stream.concat(evidence, book).distinct().toList();
  }
}
