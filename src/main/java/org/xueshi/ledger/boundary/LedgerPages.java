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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.control.Corrections;
import org.xueshi.ledger.control.Entries;
import org.xueshi.ledger.control.EvidenceBook;
import org.xueshi.ledger.control.LedgerSearch;
import org.xueshi.ledger.entity.Book;
import org.xueshi.ledger.entity.Correction;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.Link;
import org.xueshi.ledger.entity.NewCorrection;
import org.xueshi.people.control.Names;
import org.xueshi.people.control.Persons;
import org.xueshi.people.control.Schools;
import org.xueshi.people.entity.PersonRow;
import org.xueshi.web.boundary.Sheets;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.Messages;

/** 学时台账 in the console: search, one entry in its place, correction by reversal. */
@Path("/console/ledger")
@RequiresPermissions("ledger:read")
@RequestScoped
public class LedgerPages {

  private static final int PAGE_SIZE = 50;

  /** Kinds of entries, in the order of a credit hour's life. */
  public static final List<String> TYPES =
      List.of("POSTED", "HELD", "RELEASED", "VOIDED", "ADJUSTED", "REVERSED");

  /**
   * What was asked and what was found.
   *
   * @param next query string of the next page; {@code null} at the end
   */
  public record SearchModel(
      LedgerQuery asked,
      LedgerSearch.Found found,
      String next,
      Map<UUID, String> schools,
      Map<String, String> accounts,
      Text problem) {}

  /**
   * One entry.
   *
   * @param person {@code null} if not known any more
   * @param related entries of the same person about the same evidence, oldest first, this one
   *     included
   * @param reversible it stands, and the viewer may take it back
   * @param problem what was wrong with the form, or {@code null}
   * @param reason what was typed
   */
  public record EntryModel(
      Link link,
      PersonRow person,
      Evidence evidence,
      List<Entry> related,
      boolean reversible,
      Text problem,
      String reason,
      Correctable correctable) {}

  /**
   * What else can be corrected of an entry by this viewer.
   *
   * @param left minutes of a hold that are neither released nor voided; 0 for none
   * @param counting minutes of a posted entry that still count and can be adjusted; 0 for none
   * @param key of the request to come, so that sending it twice is one request
   * @param typed what was refused, or {@code null}
   */
  public record Correctable(int left, int counting, String key, Typed typed) {

    /** What stood in the refused form of that kind, or nothing. */
    public String minutes(Correction.Kind kind) {
      return typed != null && typed.kind() == kind ? typed.minutes() : "";
    }

    /** As {@link #minutes}. */
    public String reason(Correction.Kind kind) {
      return typed != null && typed.kind() == kind ? typed.reason() : "";
    }

    /** Why that form was refused, or {@code null}. */
    public Text problem(Correction.Kind kind) {
      return typed != null && typed.kind() == kind ? typed.problem() : null;
    }
  }

  /** A refused form. */
  public record Typed(Correction.Kind kind, String minutes, String reason, Text problem) {}

  @Inject private CurrentViewer current;
  @Inject private Entries entries;
  @Inject private EvidenceBook evidence;
  @Inject private Persons persons;
  @Inject private Corrections corrections;
  @Inject private LedgerSearch search;
  @Inject private Schools schools;
  @Inject private Names names;
  @Inject private Messages messages;

  @GET
  @Operation(hidden = true)
  public View search(@BeanParam LedgerQuery asked) {
    var tenant = current.console().tenant();
    var found = search.find(tenant, asked.criteria(), asked.position(), PAGE_SIZE);
    var next = found.next() == null ? null : asked.next(found.next());
    return View.of(
        "ledger/entries.jte",
        new SearchModel(
            asked, found, next, schools.names(tenant), names.accounts(tenant), asked.problem()));
  }

  /** Everything that matches, however much: written as it is read. */
  @GET
  @Path("/entries.{format: csv|xlsx}")
  @Operation(hidden = true)
  public Response sheet(@PathParam("format") String format, @BeanParam LedgerQuery asked) {
    var tenant = current.console().tenant();
    var rows = search.all(tenant, asked.criteria(), asked.position());
    var sheet =
        new EntrySheet(messages, current.viewer().language(), names.accounts(tenant)).of(rows);
    return Sheets.answer(sheet, Sheets.Format.of(format), "ledger");
  }

  @GET
  @Path("/{id}")
  @Operation(hidden = true)
  public View entry(@PathParam("id") String id) {
    current.console();
    return View.of("ledger/entry.jte", model(parse(id), null, "", null));
  }

  @POST
  @Path("/{id}/reversal")
  @RequiresPermissions("ledger:reverse")
  @Operation(hidden = true)
  public Response reverse(
      @PathParam("id") String id,
      @FormParam("reason") String reason,
      @FormParam("confirmed") String confirmed) {
    current.console();
    var entry = parse(id);
    var typed = reason == null ? "" : reason.strip();
    if (confirmed == null) {
      return refused(model(entry, Text.of("ledger.reversal.confirmFirst"), typed, null));
    }
    try {
      var asked =
          new NewCorrection(key(entry), Correction.Kind.REVERSE, entry, 0, typed, List.of());
      var correction = corrections.propose(asked, current.actor());
      return Response.seeOther(URI.create(after(correction))).build();
    } catch (Refusal refusal) {
      if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
        throw refusal;
      }
      return refused(model(entry, refusal.text(), typed, null));
    }
  }

  /** Releases or voids held minutes, or adjusts posted ones; above the threshold by two people. */
  @POST
  @Path("/{id}/{kind: release|void|adjust}")
  @RequiresPermissions("ledger:reverse")
  @Operation(hidden = true)
  public Response correct(
      @PathParam("id") String id,
      @PathParam("kind") String kind,
      @FormParam("key") UUID key,
      @FormParam("minutes") String minutes,
      @FormParam("reason") String reason) {
    current.console();
    var entry = parse(id);
    var asked = Correction.Kind.valueOf(kind.toUpperCase(Locale.ROOT));
    var typed = reason == null ? "" : reason.strip();
    try {
      var request = "console:" + (key == null ? Ids.next() : key);
      var correction =
          corrections.propose(
              new NewCorrection(request, asked, entry, whole(minutes), typed, List.of()),
              current.actor());
      var done = correction.state() == Correction.State.OPEN ? "proposed" : "done";
      return Response.seeOther(
              URI.create("/console/ledger/" + entry + "?done=ledger.correction." + done))
          .build();
    } catch (Refusal refusal) {
      if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
        throw refusal;
      }
      var form = new Typed(asked, minutes == null ? "" : minutes, typed, refusal.text());
      return refused(model(entry, null, "", form));
    }
  }

  private static int whole(String minutes) {
    try {
      return Integer.parseInt(minutes == null ? "" : minutes.strip());
    } catch (NumberFormatException unreadable) {
      throw Refusal.invalid("ledger.refusal.wholeMinutes");
    }
  }

  /** A request that was refused may be made again; the same one twice is one. */
  private String key(UUID entry) {
    var tenant = current.viewer().tenant();
    var person = entries.get(tenant, entry).entry().head().person();
    var refused =
        corrections.ofPerson(tenant, person).stream()
            .filter(one -> entry.equals(one.entry()))
            .filter(one -> one.state() == Correction.State.REFUSED)
            .count();
    return "reversal:" + entry + ":" + refused;
  }

  /** The reversal that was written, or the entry while it waits for a second person. */
  private String after(Correction correction) {
    var written =
        entries.ofPerson(correction.tenant(), correction.person()).stream()
            .filter(one -> one instanceof Entry.Reversed && correction.entry().equals(one.target()))
            .findFirst();
    return written
        .map(one -> "/console/ledger/" + one.id() + "?done=ledger.reversed")
        .orElse("/console/ledger/" + correction.entry() + "?done=ledger.correction.proposed");
  }

  private static Response refused(EntryModel model) {
    return Response.status(422).entity(View.of("ledger/entry.jte", model).status(422)).build();
  }

  private static UUID parse(String id) {
    return Ids.parse(id).orElseThrow(Refusal::notFound);
  }

  private EntryModel model(UUID id, Text problem, String reason, Typed typed) {
    var tenant = current.viewer().tenant();
    var link = entries.get(tenant, id);
    var entry = link.entry();
    var person = entry.head().person();
    var book = entries.bookOf(tenant, person);
    var related =
        book.entries().stream()
            .filter(other -> other.credit().evidence().equals(entry.credit().evidence()))
            .toList();
    var reversed =
        related.stream()
            .anyMatch(other -> other instanceof Entry.Reversed && id.equals(other.target()));
    var reversible =
        !reversed && !(entry instanceof Entry.Reversed) && current.may("ledger:reverse");
    return new EntryModel(
        link,
        persons.byId(tenant, person).orElse(null),
        evidence.get(tenant, entry.credit().evidence()),
        related,
        reversible,
        problem,
        reason,
        correctable(entry, book, typed));
  }

  private Correctable correctable(Entry entry, Book book, Typed typed) {
    var may = current.may("ledger:reverse");
    var left = may && entry instanceof Entry.Held held ? book.remaining(held) : 0;
    var counting = may && entry instanceof Entry.Posted posted ? book.counting(posted) : 0;
    return new Correctable(left, counting, Ids.next().toString(), typed);
  }
}
