package org.xueshi.papers.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.control.Withdrawals;
import org.xueshi.ledger.entity.VerificationCode;
import org.xueshi.ledger.entity.Withdrawal;
import org.xueshi.papers.control.Papers;
import org.xueshi.papers.entity.Attestation;
import org.xueshi.people.control.Persons;
import org.xueshi.people.control.Schools;
import org.xueshi.people.entity.PersonRow;
import org.xueshi.people.entity.SchoolRow;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/** 证明文书 in the console: find a teacher, issue, look at one, ask for its withdrawal. */
@Path("/console/papers")
@RequiresPermissions("ledger:read")
@RequestScoped
public class PapersPages {

  private static final int PERSONS_MAX = 50;

  /** What was looked for and found. */
  public record FindModel(
      String words,
      List<PersonRow> found,
      List<SchoolRow> schools,
      LocalDate today,
      int withdrawals) {}

  /**
   * A teacher and their papers.
   *
   * @param mayIssue the viewer may issue papers
   * @param problem what was wrong with the form, or {@code null}
   */
  public record PersonModel(
      PersonRow person,
      List<Handed> papers,
      DayRange range,
      String asOf,
      boolean mayIssue,
      Text problem) {}

  /**
   * One paper.
   *
   * @param withdrawal the newest request for its withdrawal, or {@code null}
   * @param mayWithdraw the viewer may ask for it
   */
  public record PaperModel(
      Handed handed, Withdrawal withdrawal, boolean mayWithdraw, Text problem, String reason) {}

  @Inject private CurrentViewer current;
  @Inject private HandedOut handedOut;
  @Inject private Papers papers;
  @Inject private Persons persons;
  @Inject private Schools schools;
  @Inject private Withdrawals withdrawals;
  @Inject private RecordZip records;

  @GET
  @Operation(hidden = true)
  public Response find(@QueryParam("words") String words) {
    var tenant = current.console().tenant();
    var typed = words == null ? "" : words.strip();
    var code =
        VerificationCode.typed(typed).filter(known -> handedOut.find(tenant, known).isPresent());
    if (code.isPresent()) {
      return there("/" + code.get());
    }
    List<PersonRow> found =
        typed.isEmpty() ? List.of() : persons.search(tenant, typed, 0, PERSONS_MAX);
    var open = withdrawals.open(tenant).size();
    var model = new FindModel(typed, found, schools.all(tenant), papers.today(), open);
    return Response.ok(View.of("papers/find.jte", model)).build();
  }

  @GET
  @Path("/persons/{id: [0-9a-f-]{36}}")
  @Operation(hidden = true)
  public View person(@PathParam("id") String id) {
    var today = papers.today();
    return View.of(
        "papers/person.jte", model(teacher(id), DayRange.thisCycle(today), today.toString(), null));
  }

  @POST
  @Path("/persons/{id: [0-9a-f-]{36}}/transcripts")
  @RequiresPermissions("ledger:attest")
  @Operation(hidden = true)
  public Response transcript(
      @PathParam("id") String id, @FormParam("from") String from, @FormParam("to") String to) {
    var person = teacher(id);
    var range = new DayRange(from, to);
    try {
      var paper = papers.transcript(person.id(), range.period(), current.actor());
      return there("/" + paper.code());
    } catch (Refusal refusal) {
      return refused(model(person, range, papers.today().toString(), refusal.text()));
    }
  }

  @POST
  @Path("/persons/{id: [0-9a-f-]{36}}/attestations")
  @RequiresPermissions("ledger:attest")
  @Operation(hidden = true)
  public Response attest(
      @PathParam("id") String id,
      @FormParam("purpose") String purpose,
      @FormParam("asOf") String asOf,
      @FormParam("trainer") String trainer) {
    var person = teacher(id);
    try {
      var day = DayRange.day(asOf);
      var asked = purpose(purpose);
      var paper = papers.attest(person.id(), asked, day, trainer != null, current.actor());
      return there("/" + paper.code());
    } catch (Refusal refusal) {
      return refused(model(person, DayRange.thisCycle(papers.today()), asOf, refusal.text()));
    }
  }

  @GET
  @Path("/persons/{id: [0-9a-f-]{36}}/record.zip")
  @Produces("application/zip")
  @Operation(hidden = true)
  public Response wholeRecord(@PathParam("id") String id) {
    return records.of(current.viewer().tenant(), teacher(id).id());
  }

  @GET
  @Path("/{code: [0-9A-Z]{16}}")
  @Operation(hidden = true)
  public View one(@PathParam("code") String code) {
    return View.of("papers/consoleOne.jte", model(handed(code), null, ""));
  }

  @GET
  @Path("/{code: [0-9A-Z]{16}}.jwt")
  @Produces("application/vc+jwt")
  @Operation(hidden = true)
  public Response badge(@PathParam("code") String code) {
    return handedOut.badge(current.viewer().tenant(), handed(code));
  }

  @GET
  @Path("/{code: [0-9A-Z]{16}}.pdf")
  @Produces("application/pdf")
  @Operation(hidden = true)
  public Response pdf(@PathParam("code") String code) {
    return handedOut.pdf(handed(code));
  }

  @POST
  @Path("/{code: [0-9A-Z]{16}}/withdrawal")
  @RequiresPermissions("ledger:withdraw")
  @Operation(hidden = true)
  public Response withdraw(@PathParam("code") String code, @FormParam("reason") String reason) {
    var handed = handed(code);
    try {
      withdrawals.ask(handed.code(), reason, current.actor());
      return there("/" + handed.code() + "?done=papers.withdrawalAsked");
    } catch (Refusal refusal) {
      var model = model(handed, refusal.text(), reason == null ? "" : reason);
      return Response.status(422)
          .entity(View.of("papers/consoleOne.jte", model).status(422))
          .build();
    }
  }

  static Attestation.Purpose purpose(String typed) {
    for (var purpose : Attestation.Purpose.values()) {
      if (purpose.name().equals(typed)) {
        return purpose;
      }
    }
    throw Refusal.invalid("papers.refusal.purpose");
  }

  private static Response refused(PersonModel model) {
    return Response.status(422).entity(View.of("papers/person.jte", model).status(422)).build();
  }

  private PersonModel model(PersonRow person, DayRange range, String asOf, Text problem) {
    var all = handedOut.ofPerson(current.viewer().tenant(), person.id());
    return new PersonModel(person, all, range, asOf, current.may("ledger:attest"), problem);
  }

  private PaperModel model(Handed handed, Text problem, String reason) {
    var asked = withdrawals.ofCodes(current.viewer().tenant(), List.of(handed.code()));
    var newest = asked.get(handed.code());
    var may =
        current.may("ledger:withdraw")
            && (newest == null || !newest.isOpen() && !newest.isAccepted());
    return new PaperModel(handed, newest, may, problem, reason);
  }

  private Handed handed(String code) {
    return handedOut.find(current.console().tenant(), code).orElseThrow(Refusal::notFound);
  }

  private PersonRow teacher(String id) {
    var tenant = current.console().tenant();
    return Ids.parse(id)
        .flatMap((UUID known) -> persons.byId(tenant, known))
        .orElseThrow(Refusal::notFound);
  }

  private static Response there(String path) {
    return Response.seeOther(URI.create("/console/papers" + path)).build();
  }
}
