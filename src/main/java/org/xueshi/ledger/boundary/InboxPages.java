package org.xueshi.ledger.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.control.Corrections;
import org.xueshi.ledger.control.Documents;
import org.xueshi.ledger.control.Entries;
import org.xueshi.ledger.control.EvidenceBook;
import org.xueshi.ledger.control.Inquiries;
import org.xueshi.ledger.control.InquiryDesk;
import org.xueshi.ledger.entity.Correction;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.InquiryDecision;
import org.xueshi.people.control.Names;
import org.xueshi.people.control.Persons;
import org.xueshi.people.control.Schools;
import org.xueshi.people.entity.PersonRow;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/** 更正收件箱: what teachers ask, with both sides on one page, and the decisions. */
@Path("/console/ledger/inbox")
@RequiresPermissions("ledger:read")
@RequestScoped
public class InboxPages {

  private static final int PAGE_SIZE = 50;
  private static final int CORRECTIONS_SHOWN = 50;
  private static final String DECIDE = "ledger:reverse";

  /**
   * The list.
   *
   * @param next query string of the next page; {@code null} at the end
   * @param seconds corrections that wait for a second person, newest first
   */
  public record InboxModel(
      InboxQuery asked,
      InquiryDesk.Found found,
      String next,
      Map<UUID, String> schools,
      List<Correction> seconds,
      Map<UUID, PersonRow> people,
      boolean mayDecide,
      Instant now) {}

  /**
   * Both sides of one inquiry.
   *
   * @param evidence what it is about; {@code null} where hours are missing
   * @param entries about that evidence, oldest first
   * @param adjustable the entry that can be corrected; {@code null} if none stands
   * @param typed what was decided and refused
   * @param mayDecide the viewer may
   */
  public record CaseModel(
      Inquiries.Thread thread,
      PersonRow person,
      Evidence evidence,
      List<Entry> entries,
      Entry adjustable,
      InquiryDecision typed,
      Text problem,
      Map<String, String> names,
      int minutesAlone,
      boolean mayDecide,
      Instant now) {}

  @Inject private CurrentViewer current;
  @Inject private InquiryDesk desk;
  @Inject private Corrections corrections;
  @Inject private Documents documents;
  @Inject private Entries entries;
  @Inject private EvidenceBook evidence;
  @Inject private Persons persons;
  @Inject private Schools schools;
  @Inject private Names names;
  @Inject private Clock clock;

  @GET
  @Operation(hidden = true)
  public View inbox(@BeanParam InboxQuery asked) {
    var tenant = current.console().tenant();
    var found = desk.find(tenant, asked.asked(), asked.after(), PAGE_SIZE);
    var open = corrections.newest(tenant, true, null, CORRECTIONS_SHOWN);
    var seconds = open.stream().filter(one -> one.kind() != Correction.Kind.IMPORT).toList();
    return View.of(
        "ledger/inbox.jte",
        new InboxModel(
            asked,
            found,
            found.next() == null ? null : asked.next(found.next()),
            schools.names(tenant),
            seconds,
            persons.byIds(tenant, seconds.stream().map(Correction::person).toList()),
            current.may(DECIDE),
            clock.instant()));
  }

  @GET
  @Path("/{id: [0-9a-f-]{36}}")
  @Operation(hidden = true)
  public View inquiry(@PathParam("id") UUID id) {
    current.console();
    return View.of("ledger/inboxCase.jte", model(id, null, null));
  }

  /** Decides, and goes on with the next that waits. */
  @POST
  @Path("/{id: [0-9a-f-]{36}}/decision")
  @RequiresPermissions(DECIDE)
  @Operation(hidden = true)
  public Response decide(
      @PathParam("id") UUID id,
      @FormParam("kind") String kind,
      @FormParam("minutes") String minutes,
      @FormParam("reason") String reason) {
    var tenant = current.console().tenant();
    InquiryDecision decision = null;
    try {
      decision = decision(id, kind, minutes, reason);
      desk.decide(id, decision, current.actor());
    } catch (Refusal refusal) {
      if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
        throw refusal;
      }
      var typed =
          decision != null
              ? decision
              : new InquiryDecision(kind(kind), null, 0, reason == null ? "" : reason);
      var status = refusal.kind().status();
      return Response.status(status)
          .entity(View.of("ledger/inboxCase.jte", model(id, typed, refusal.text())).status(status))
          .build();
    }
    var next = desk.nextAfter(tenant, id).map(one -> "/" + one).orElse("");
    return Response.seeOther(
            URI.create("/console/ledger/inbox" + next + "?done=ledger.inquiry.decided"))
        .build();
  }

  /** The second person's word. */
  @POST
  @Path("/corrections/{id: [0-9a-f-]{36}}")
  @RequiresPermissions(DECIDE)
  @Operation(hidden = true)
  public Response second(
      @PathParam("id") UUID id,
      @FormParam("accept") String accept,
      @FormParam("reason") String reason) {
    current.console();
    desk.second(id, "yes".equals(accept), reason, current.actor());
    return Response.seeOther(URI.create("/console/ledger/inbox?done=ledger.correction.decided"))
        .build();
  }

  @GET
  @Path("/papers/{paper: [0-9a-f-]{36}}")
  @Operation(hidden = true)
  public Response paper(@PathParam("paper") UUID paper) {
    return DocumentForms.download(documents.read(current.console().tenant(), paper));
  }

  private InquiryDecision decision(UUID id, String kind, String minutes, String reason) {
    var chosen = kind(kind);
    if (chosen == null) {
      throw Refusal.invalid("ledger.refusal.inquiryDecision");
    }
    var signed = minutes == null ? "" : minutes.strip();
    var isNumber = signed.matches("[+-]?\\d{1,6}");
    if (chosen == InquiryDecision.Kind.ADJUST && !isNumber) {
      throw Refusal.invalid("ledger.refusal.inquiryMinutes");
    }
    var entry = model(id, null, null).adjustable();
    var by = chosen == InquiryDecision.Kind.ADJUST ? Integer.parseInt(signed) : 0;
    var decision = new InquiryDecision(chosen, entry == null ? null : entry.id(), by, reason);
    if (decision.corrects() && entry == null) {
      throw Refusal.conflict("ledger.refusal.inquiryNothing");
    }
    return decision;
  }

  private static InquiryDecision.Kind kind(String name) {
    return Stream.of(InquiryDecision.Kind.values())
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private CaseModel model(UUID id, InquiryDecision typed, Text problem) {
    var tenant = current.viewer().tenant();
    var thread = desk.read(tenant, id);
    var inquiry = thread.inquiry();
    var book = entries.bookOf(tenant, inquiry.person());
    var about =
        inquiry.isMissing()
            ? List.<Entry>of()
            : book.entries().stream()
                .filter(entry -> entry.credit().evidence().equals(inquiry.evidence()))
                .toList();
    var standing = inquiry.isMissing() ? List.<Entry>of() : book.standing(inquiry.evidence());
    var actors =
        Stream.concat(
                thread.events().stream().map(event -> event.by().id()),
                about.stream().map(entry -> entry.head().by().id()))
            .toList();
    return new CaseModel(
        thread,
        persons.byId(tenant, inquiry.person()).orElseThrow(Refusal::notFound),
        inquiry.isMissing() ? null : evidence.get(tenant, inquiry.evidence()),
        about,
        standing.isEmpty() ? null : standing.get(0),
        typed == null ? new InquiryDecision(null, null, 0, "") : typed,
        problem,
        names.of(tenant, actors),
        corrections.minutesAlone(),
        current.may(DECIDE),
        clock.instant());
  }
}
