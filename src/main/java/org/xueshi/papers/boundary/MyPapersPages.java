package org.xueshi.papers.boundary;

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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.control.Certificates;
import org.xueshi.papers.control.Papers;
import org.xueshi.people.control.Persons;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/** 证书与证明: what a teacher can take along. */
@Path("/c/{launch}/papers")
@RequestScoped
public class MyPapersPages {

  /**
   * @param courses course runs a certificate can be issued for, with their titles
   * @param problem what was wrong with the form, or {@code null}
   */
  public record MyPapersModel(
      List<Handed> papers, List<Course> courses, DayRange range, Text problem) {}

  /** A course run that a certificate can be issued for. */
  public record Course(UUID run, String title) {}

  @Inject private CurrentViewer current;
  @Inject private HandedOut handedOut;
  @Inject private Papers papers;
  @Inject private Certificates certificates;
  @Inject private RecordZip records;
  @Inject private Persons persons;

  @GET
  @Operation(hidden = true)
  public View list() {
    return View.of("papers/mine.jte", model(DayRange.thisCycle(papers.today()), null));
  }

  @POST
  @Path("/transcripts")
  @Operation(hidden = true)
  public Response transcript(@FormParam("from") String from, @FormParam("to") String to) {
    var viewer = current.launched();
    var range = new DayRange(from, to);
    try {
      var paper = papers.transcript(viewer.personId(), range.period(), viewer.actor());
      return there("/papers/" + paper.code());
    } catch (Refusal refusal) {
      var view = View.of("papers/mine.jte", model(range, refusal.text()));
      return Response.status(422).entity(view.status(422)).build();
    }
  }

  @POST
  @Path("/certificates")
  @Operation(hidden = true)
  public Response certify(@FormParam("course") String course) {
    var viewer = current.launched();
    var run = Ids.parse(course).orElseThrow(Refusal::notFound);
    var certificate = certificates.issue(viewer.personId(), run, viewer.actor());
    return there("/papers/" + certificate.code());
  }

  @GET
  @Path("/record.zip")
  @Produces("application/zip")
  @Operation(hidden = true)
  public Response wholeRecord() {
    var viewer = current.launched();
    return records.of(viewer.tenant(), viewer.personId());
  }

  @GET
  @Path("/{code: [0-9A-Z]{16}}")
  @Operation(hidden = true)
  public View one(@PathParam("code") String code) {
    return View.of("papers/one.jte", mine(code));
  }

  @GET
  @Path("/{code: [0-9A-Z]{16}}.jwt")
  @Produces("application/vc+jwt")
  @Operation(hidden = true)
  public Response badge(@PathParam("code") String code) {
    return handedOut.badge(current.viewer().tenant(), mine(code));
  }

  @GET
  @Path("/{code: [0-9A-Z]{16}}.pdf")
  @Produces("application/pdf")
  @Operation(hidden = true)
  public Response pdf(@PathParam("code") String code) {
    return handedOut.pdf(mine(code));
  }

  private Handed mine(String code) {
    var viewer = current.launched();
    return handedOut
        .find(viewer.tenant(), code)
        .filter(found -> persons.areOne(viewer.tenant(), found.person(), viewer.personId()))
        .orElseThrow(Refusal::notFound);
  }

  private MyPapersModel model(DayRange range, Text problem) {
    var viewer = current.launched();
    var person = viewer.personId();
    var courses =
        certificates.certifiable(viewer.tenant(), person).entrySet().stream()
            .map(course -> new Course(course.getKey(), course.getValue()))
            .toList();
    return new MyPapersModel(handedOut.ofPerson(viewer.tenant(), person), courses, range, problem);
  }

  private Response there(String path) {
    return Response.seeOther(URI.create("/c/" + current.viewer().sessionId() + path)).build();
  }
}
