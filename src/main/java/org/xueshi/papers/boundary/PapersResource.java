package org.xueshi.papers.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Certificate;
import org.xueshi.papers.control.Papers;
import org.xueshi.papers.entity.Attestation;
import org.xueshi.papers.entity.Transcript;
import org.xueshi.people.control.Persons;
import org.xueshi.people.control.Schools;
import org.xueshi.people.entity.PersonRow;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.PublicUrls;

/** Balances, attestations and papers by API. */
@Path("/api/v1")
@RequiresPermissions("ledger:read")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PapersResource {

  private static final int PAGE_MAX = 100;

  /** Where a person stands, nothing issued. */
  public record BalanceBody(UUID personId, Attestation attestation) {}

  /** A page of balances by staff number; {@code next} goes into {@code offset}, null at the end. */
  public record BalancesBody(List<BalanceBody> balances, Integer next) {}

  /** Asks for an attestation; {@code asOf} today if missing. */
  public record AttestBody(String staffNumber, String purpose, String asOf, Boolean trainer) {}

  /** Asks for a transcript of a period. */
  public record TranscriptBody(String staffNumber, String from, String to) {}

  /** A paper with today's status; of certificate, transcript and attestation one is given. */
  public record PaperBody(
      String code,
      String kind,
      String status,
      UUID personId,
      Instant issuedAt,
      String verifyUrl,
      Certificate.Content certificate,
      Transcript transcript,
      Attestation attestation) {}

  @Inject private CurrentViewer current;
  @Inject private Papers papers;
  @Inject private HandedOut handedOut;
  @Inject private Persons persons;
  @Inject private Schools schools;
  @Inject private PublicUrls urls;
  @Inject private RecordZip records;

  @GET
  @Path("/balances")
  public BalancesBody balances(
      @QueryParam("school") String school,
      @QueryParam("purpose") @DefaultValue("RE_REGISTRATION") String purpose,
      @QueryParam("asOf") String asOf,
      @QueryParam("offset") @DefaultValue("0") int offset,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    var tenant = current.viewer().tenant();
    var size = Math.max(1, Math.min(limit, PAGE_MAX));
    var from = Math.max(0, offset);
    var all =
        school == null
            ? persons.search(tenant, "", from, size + 1).stream().map(PersonRow::id).toList()
            : schools.teachers(tenant, school(school)).stream()
                .skip(from)
                .limit(size + 1L)
                .toList();
    var shown = all.size() > size ? all.subList(0, size) : all;
    var looked = papers.look(tenant, shown, PapersPages.purpose(purpose), day(asOf));
    var bodies =
        looked.entrySet().stream().map(one -> new BalanceBody(one.getKey(), one.getValue()));
    return new BalancesBody(bodies.toList(), all.size() > size ? from + size : null);
  }

  @GET
  @Path("/persons/{id}/papers")
  public List<PaperBody> ofPerson(@PathParam("id") String id) {
    var person = person(id).orElseThrow(Refusal::notFound);
    return handedOut.ofPerson(current.viewer().tenant(), person.id()).stream()
        .map(this::body)
        .toList();
  }

  @GET
  @Path("/persons/{id}/record")
  @Produces("application/zip")
  public Response wholeRecord(@PathParam("id") String id) {
    var person = person(id).orElseThrow(Refusal::notFound);
    return records.of(current.viewer().tenant(), person.id());
  }

  @GET
  @Path("/persons/{id}/attestation")
  public Attestation attestation(
      @PathParam("id") String id,
      @QueryParam("purpose") @DefaultValue("RE_REGISTRATION") String purpose,
      @QueryParam("asOf") String asOf) {
    var person = person(id).orElseThrow(Refusal::notFound).id();
    var tenant = current.viewer().tenant();
    return papers
        .look(tenant, List.of(person), PapersPages.purpose(purpose), day(asOf))
        .get(person);
  }

  @POST
  @Path("/attestations")
  @RequiresPermissions("ledger:attest")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response attest(AttestBody body) {
    var asked = present(body);
    var person = known(asked.staffNumber());
    var paper =
        papers.attest(
            person,
            PapersPages.purpose(asked.purpose()),
            day(asked.asOf()),
            Boolean.TRUE.equals(asked.trainer()),
            current.actor());
    return created(paper.code());
  }

  @POST
  @Path("/transcripts")
  @RequiresPermissions("ledger:attest")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response transcript(TranscriptBody body) {
    var asked = present(body);
    var period = new DayRange(asked.from(), asked.to()).period();
    var paper = papers.transcript(known(asked.staffNumber()), period, current.actor());
    return created(paper.code());
  }

  @GET
  @Path("/papers/{code}")
  public PaperBody one(@PathParam("code") String code) {
    return body(handed(code));
  }

  @GET
  @Path("/papers/{code}/pdf")
  @Produces("application/pdf")
  public Response pdf(@PathParam("code") String code) {
    return handedOut.pdf(handed(code));
  }

  @GET
  @Path("/papers/{code}/badge")
  @Produces("application/vc+jwt")
  public Response badge(@PathParam("code") String code) {
    return handedOut.badge(current.viewer().tenant(), handed(code));
  }

  private Handed handed(String code) {
    return handedOut.find(current.viewer().tenant(), code).orElseThrow(Refusal::notFound);
  }

  private Response created(String code) {
    return Response.status(Response.Status.CREATED).entity(body(handed(code))).build();
  }

  private PaperBody body(Handed handed) {
    return new PaperBody(
        handed.code(),
        handed.kind(),
        handed.status().name(),
        handed.person(),
        handed.issuedAt(),
        urls.absolute("/verify/" + handed.code()),
        handed.certificate() == null ? null : handed.certificate().certificate().content(),
        handed.transcript(),
        handed.attestation());
  }

  private static <T> T present(T body) {
    if (body == null) {
      throw Refusal.invalid("ledger.refusal.api.missing", "staffNumber");
    }
    return body;
  }

  private UUID known(String staffNumber) {
    return persons
        .byStaffNumber(current.viewer().tenant(), staffNumber)
        .orElseThrow(
            () ->
                Refusal.invalid(
                    "ledger.refusal.api.person", staffNumber == null ? "" : staffNumber))
        .id();
  }

  private java.util.Optional<PersonRow> person(String id) {
    var tenant = current.viewer().tenant();
    return Ids.parse(id)
        .flatMap(known -> persons.byId(tenant, known))
        .or(() -> persons.byStaffNumber(tenant, id));
  }

  private UUID school(String id) {
    return Ids.parse(id)
        .flatMap(known -> schools.byId(current.viewer().tenant(), known))
        .orElseThrow(Refusal::notFound)
        .id();
  }

  private LocalDate day(String typed) {
    return typed == null || typed.isBlank() ? papers.today() : DayRange.day(typed);
  }
}
