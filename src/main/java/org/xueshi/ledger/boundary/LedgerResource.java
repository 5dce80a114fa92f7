package org.xueshi.ledger.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.control.Corrections;
import org.xueshi.ledger.control.Entries;
import org.xueshi.ledger.control.Standings;
import org.xueshi.ledger.entity.Correction;
import org.xueshi.ledger.entity.NewCorrection;
import org.xueshi.people.control.Persons;
import org.xueshi.people.entity.PersonRow;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.Messages;

/** The book by API: standings, entries, correction by reversal. */
@Path("/api/v1")
@RequiresPermissions("ledger:read")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class LedgerResource {

  /** A page of entries, newest first; {@code next} goes into {@code before}, null at the end. */
  public record EntriesBody(List<EntryBody> entries, String next) {}

  /** Why an entry is taken back. */
  public record ReversalBody(String reason) {}

  /**
   * What came of a correction.
   *
   * @param state OPEN: a second person must decide in the console; ACCEPTED: done
   * @param entries what was written; empty while it is open
   */
  public record CorrectionBody(String id, String state, List<EntryBody> entries) {}

  @Inject private CurrentViewer current;
  @Inject private Entries entries;
  @Inject private Standings standings;
  @Inject private Persons persons;
  @Inject private Corrections corrections;
  @Inject private Messages messages;
  @Inject private Clock clock;

  /**
   * Where a person stands.
   *
   * @param id identifier or staff number
   * @param asOf calendar day, today if missing
   * @param asKnownOn instant, now if missing
   */
  @GET
  @Path("/persons/{id}/standing")
  public StandingBody standing(
      @PathParam("id") String id,
      @QueryParam("asOf") String asOf,
      @QueryParam("asKnownOn") String asKnownOn) {
    var tenant = current.viewer().tenant();
    var person = person(tenant, id);
    var now = clock.instant();
    var day = asOf == null ? LocalDate.ofInstant(now, Clocks.DISTRICT_ZONE) : day(asOf);
    var known = asKnownOn == null ? now : instant(asKnownOn);
    var standing = standings.of(tenant, person.id(), day, known);
    return StandingBody.of(person, standing, current.viewer().language());
  }

  /** Entries, newest first; filters: person, personId, course, courseRun, from, to. */
  @GET
  @Path("/entries")
  public EntriesBody entries(
      @BeanParam EntrySearch asked,
      @QueryParam("personId") String personId,
      @QueryParam("courseRun") String courseRun,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    if (asked.problem() != null) {
      throw new Refusal(Refusal.Kind.INVALID, asked.problem());
    }
    var search = asked.search(identifier(personId), identifier(courseRun));
    var found = entries.search(current.viewer().tenant(), search, asked.before(), limit);
    return new EntriesBody(
        found.links().stream()
            .map(
                link -> EntryBody.of(link, found.people().get(link.entry().head().person()), say()))
            .toList(),
        found.next() == null ? null : found.next().toString());
  }

  /** One entry in its place. */
  @GET
  @Path("/entries/{id}")
  public EntryBody entry(@PathParam("id") String id) {
    return body(Ids.parse(id).orElseThrow(Refusal::notFound));
  }

  /**
   * Takes an entry back, or asks a second person to if it is more than one may correct alone (202).
   * The asker's {@code Idempotency-Key} makes a repetition harmless; without one, the entry itself
   * is the key.
   */
  @POST
  @Path("/entries/{id}/reversal")
  @RequiresPermissions("ledger:reverse")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response reverse(
      @PathParam("id") String id, @HeaderParam("Idempotency-Key") String key, ReversalBody body) {
    var entry = Ids.parse(id).orElseThrow(Refusal::notFound);
    var given = key == null || key.isBlank() ? "reversal:" + entry : "api:" + key.strip();
    var reason = body == null || body.reason() == null ? "" : body.reason().strip();
    var asked = new NewCorrection(given, Correction.Kind.REVERSE, entry, 0, reason, List.of());
    var done = corrections.propose(asked, current.actor());
    var open = done.state() == Correction.State.OPEN;
    return Response.status(open ? 202 : 200).entity(body(done)).build();
  }

  private CorrectionBody body(Correction correction) {
    var tenant = current.viewer().tenant();
    var written =
        entries.byKey(tenant, correction.key()).stream().map(entry -> body(entry.id())).toList();
    return new CorrectionBody(correction.id().toString(), correction.state().name(), written);
  }

  private EntryBody body(UUID id) {
    var tenant = current.viewer().tenant();
    var link = entries.get(tenant, id);
    var person = persons.byId(tenant, link.entry().head().person()).orElse(null);
    return EntryBody.of(link, person, say());
  }

  private EntryBody.Say say() {
    var language = current.viewer().language();
    return text -> messages.text(language, text);
  }

  private PersonRow person(UUID tenant, String id) {
    return Ids.parse(id)
        .flatMap(known -> persons.byId(tenant, known))
        .or(() -> persons.byStaffNumber(tenant, id))
        .orElseThrow(Refusal::notFound);
  }

  private static UUID identifier(String text) {
    return text == null || text.isBlank() ? null : Ids.parse(text).orElseThrow(Refusal::notFound);
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException unreadable) {
      throw Refusal.invalid("ledger.search.badDate");
    }
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException unreadable) {
      throw Refusal.invalid("ledger.search.badInstant");
    }
  }
}
