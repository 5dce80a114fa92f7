package org.xueshi.papers.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.papers.control.Papers;
import org.xueshi.papers.entity.Attestation;
import org.xueshi.papers.entity.Paper;
import org.xueshi.people.control.Schools;
import org.xueshi.people.entity.SchoolRow;
import org.xueshi.web.boundary.Csv;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.Messages;

/** 按校达标情况: a whole school on a day, as a list, a table, and a batch of attestations. */
@Path("/console/papers/schools")
@RequiresPermissions("ledger:read")
@RequestScoped
public class SchoolAttestationPages {

  /** What is asked for, as typed. */
  public static class Asked {
    @QueryParam("school")
    private String school;

    @QueryParam("purpose")
    private String purpose;

    @QueryParam("asOf")
    private String asOf;

    @QueryParam("only")
    private String only;

    public String school() {
      return school == null ? "" : school;
    }

    public String purpose() {
      return purpose == null || purpose.isBlank() ? "RE_REGISTRATION" : purpose;
    }

    public String asOf() {
      return asOf == null ? "" : asOf;
    }

    /** Only those who fall short. */
    public boolean onlyShort() {
      return "short".equals(only);
    }
  }

  /** A teacher of the school and where they stand. */
  public record Line(UUID person, Attestation attestation) {}

  /** The list; {@code school} is {@code null} until one was chosen. */
  public record SchoolModel(
      Asked asked,
      String asOf,
      List<SchoolRow> schools,
      SchoolRow school,
      List<Line> lines,
      int met,
      int all,
      boolean mayIssue,
      Text problem) {}

  /** Papers that were issued together. */
  public record BatchModel(UUID batch, List<Paper> papers) {}

  @Inject private CurrentViewer current;
  @Inject private Papers papers;
  @Inject private Prints prints;
  @Inject private Schools schools;
  @Inject private Messages messages;

  @GET
  @Operation(hidden = true)
  public View list(@BeanParam Asked asked) {
    current.console();
    try {
      return View.of("papers/school.jte", model(asked));
    } catch (Refusal refusal) {
      if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
        throw refusal;
      }
      var model =
          new SchoolModel(
              asked, asked.asOf(), schools(), null, List.of(), 0, 0, false, refusal.text());
      return View.of("papers/school.jte", model).status(422);
    }
  }

  @GET
  @Path("/table.csv")
  @Produces("text/csv; charset=utf-8")
  @Operation(hidden = true)
  public Response table(@BeanParam Asked asked) {
    current.console();
    var model = model(asked);
    if (model.school() == null) {
      throw Refusal.notFound();
    }
    var table = new SchoolTable(messages, current.viewer().language());
    var csv = Csv.table(Stream.concat(Stream.of(table.header()), table.rows(model.lines())));
    return Response.ok(csv)
        .header("Content-Disposition", "attachment; filename=\"attestations.csv\"")
        .build();
  }

  @POST
  @RequiresPermissions("ledger:attest")
  @Operation(hidden = true)
  public Response issue(
      @FormParam("school") String school,
      @FormParam("purpose") String purpose,
      @FormParam("asOf") String asOf) {
    var tenant = current.console().tenant();
    var found = school(school);
    var issued =
        papers.attestAll(
            schools.teachers(tenant, found.id()),
            PapersPages.purpose(purpose),
            DayRange.day(asOf),
            current.actor());
    if (issued.isEmpty()) {
      throw Refusal.invalid("papers.school.empty");
    }
    return Response.seeOther(
            URI.create(
                "/console/papers/schools/batches/"
                    + issued.get(0).batch()
                    + "?done=papers.batchIssued"))
        .build();
  }

  @GET
  @Path("/batches/{id: [0-9a-f-]{36}}")
  @Operation(hidden = true)
  public View batch(@PathParam("id") String id) {
    return View.of("papers/batch.jte", batchModel(id));
  }

  /** All of them as one file, one paper after the other. */
  @GET
  @Path("/batches/{id: [0-9a-f-]{36}}.pdf")
  @Produces("application/pdf")
  @Operation(hidden = true)
  public Response batchPdf(@PathParam("id") String id) {
    return HandedOut.pdf(prints.pdf(batchModel(id).papers()), "attestations.pdf");
  }

  private BatchModel batchModel(String id) {
    var batch = Ids.parse(id).orElseThrow(Refusal::notFound);
    var all = papers.ofBatch(current.console().tenant(), batch);
    if (all.isEmpty()) {
      throw Refusal.notFound();
    }
    return new BatchModel(batch, all);
  }

  private SchoolModel model(Asked asked) {
    var asOf = asked.asOf().isBlank() ? papers.today().toString() : asked.asOf();
    var may = current.may("ledger:attest");
    if (asked.school().isBlank()) {
      return new SchoolModel(asked, asOf, schools(), null, List.of(), 0, 0, may, null);
    }
    var tenant = current.viewer().tenant();
    var school = school(asked.school());
    var purpose = PapersPages.purpose(asked.purpose());
    var teachers = schools.teachers(tenant, school.id());
    var all =
        papers.look(tenant, teachers, purpose, DayRange.day(asOf)).entrySet().stream()
            .map(one -> new Line(one.getKey(), one.getValue()))
            .toList();
    var met = (int) all.stream().filter(line -> line.attestation().met()).count();
    var shown =
        all.stream().filter(line -> !asked.onlyShort() || !line.attestation().met()).toList();
    return new SchoolModel(asked, asOf, schools(), school, shown, met, all.size(), may, null);
  }

  private List<SchoolRow> schools() {
    return schools.all(current.viewer().tenant());
  }

  private SchoolRow school(String id) {
    return Ids.parse(id)
        .flatMap(known -> schools.byId(current.viewer().tenant(), known))
        .orElseThrow(Refusal::notFound);
  }
}
