package org.xueshi.ledger.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.control.Documents;
import org.xueshi.ledger.control.EvidenceBook;
import org.xueshi.ledger.control.Inquiries;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.Inquiry;
import org.xueshi.people.control.Names;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.Messages;
import org.xueshi.web.entity.Actor;

/** 学时疑问: a teacher asks about an entry or a missing one, and reads what became of it. */
@Path("/c/{launch}/hours/questions")
@RequestScoped
public class InquiryPages {

  /** The teacher's own, newest first. */
  public record ListModel(List<Inquiry> inquiries) {}

  /**
   * One inquiry.
   *
   * @param evidence what it is about; {@code null} where hours are missing
   * @param typed what stands in the form
   * @param problem what was wrong with it, or {@code null}
   */
  public record InquiryModel(
      Inquiries.Thread thread,
      Evidence evidence,
      Inquiry.Content typed,
      Text problem,
      Map<String, String> names) {}

  /** A draft as the page's script sends it. */
  public record DraftBody(String words, int revision) {}

  /** A kept draft; {@code shown} is in the reader's language. */
  public record DraftAnswer(int revision, String shown) {}

  @Inject private CurrentViewer current;
  @Inject private Inquiries inquiries;
  @Inject private EvidenceBook evidence;
  @Inject private Documents documents;
  @Inject private DocumentForms forms;
  @Inject private Names names;
  @Inject private Messages messages;

  @GET
  @Operation(hidden = true)
  public View list() {
    var viewer = current.launched();
    return View.of(
        "ledger/inquiries.jte",
        new ListModel(inquiries.ofPerson(viewer.tenant(), viewer.personId())));
  }

  /** Begins one, about that evidence or about hours that are missing. */
  @POST
  @Operation(hidden = true)
  public Response begin(@FormParam("evidence") String about) {
    var viewer = current.launched();
    var blank = about == null || about.isBlank();
    var id = blank ? null : Ids.parse(about).orElseThrow(Refusal::notFound);
    return to(inquiries.begin(viewer.tenant(), viewer.personId(), id).id(), "");
  }

  @GET
  @Path("/{id: [0-9a-f-]{36}}")
  @Operation(hidden = true)
  public View inquiry(@PathParam("id") UUID id) {
    var thread = inquiries.read(launched(), id);
    return View.of("ledger/inquiry.jte", model(thread, content(thread.inquiry()), null));
  }

  /** Keeps or hands in what was written; a refusal keeps it as well. */
  @POST
  @Path("/{id: [0-9a-f-]{36}}")
  @Operation(hidden = true)
  public Response write(
      @PathParam("id") UUID id,
      @FormParam("course") String course,
      @FormParam("day") String day,
      @FormParam("words") String words,
      @FormParam("submit") String submit) {
    var writer = launched();
    var typed = new Inquiry.Content(course, day(day).orElse(null), words);
    try {
      if (day != null && !day.isBlank() && typed.earnedOn() == null) {
        throw Refusal.invalid("ledger.search.badDate");
      }
      var inquiry = inquiries.read(writer, id).inquiry();
      inquiries.keep(writer, id, typed, inquiry.revision());
      if (submit == null) {
        return to(id, "?done=ledger.inquiry.kept");
      }
      inquiries.submit(writer, id);
      return to(id, "?done=ledger.inquiry.submitted");
    } catch (Refusal refusal) {
      return refused(id, typed, refusal);
    }
  }

  @POST
  @Path("/{id: [0-9a-f-]{36}}/draft")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public Response draft(@PathParam("id") UUID id, DraftBody body) {
    var writer = launched();
    if (body == null) {
      throw Refusal.invalid("web.refusal.http.400");
    }
    var language = current.viewer().language();
    try {
      var before = inquiries.read(writer, id).inquiry();
      var typed = new Inquiry.Content(before.courseTitle(), before.earnedOn(), body.words());
      var kept = inquiries.keep(writer, id, typed, body.revision());
      var shown = messages.text(language, "ledger.inquiry.draft.saved");
      return Response.ok(new DraftAnswer(kept.revision(), shown)).build();
    } catch (Refusal refusal) {
      var shown = messages.text(language, refusal.text());
      return Response.status(refusal.kind().status())
          .entity(new DraftAnswer(body.revision(), shown))
          .build();
    }
  }

  @POST
  @Path("/{id: [0-9a-f-]{36}}/withdrawal")
  @Operation(hidden = true)
  public Response withdraw(@PathParam("id") UUID id) {
    inquiries.withdraw(launched(), id);
    return to(id, "?done=ledger.inquiry.withdrawn");
  }

  @POST
  @Path("/{id: [0-9a-f-]{36}}/papers")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(hidden = true)
  public Response attach(@PathParam("id") UUID id, InputStream body) {
    var writer = launched();
    try {
      inquiries.attach(writer, id, forms.file(body));
      return to(id, "?done=ledger.inquiry.attached");
    } catch (Refusal refusal) {
      return refused(id, null, refusal);
    }
  }

  @GET
  @Path("/{id: [0-9a-f-]{36}}/papers/{paper: [0-9a-f-]{36}}")
  @Operation(hidden = true)
  public Response paper(@PathParam("paper") UUID paper) {
    var viewer = current.launched();
    return DocumentForms.download(documents.readOwn(viewer.tenant(), viewer.personId(), paper));
  }

  private Response refused(UUID id, Inquiry.Content typed, Refusal refusal) {
    if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
      throw refusal;
    }
    var thread = inquiries.read(launched(), id);
    var shown = typed == null ? content(thread.inquiry()) : typed;
    var status = refusal.kind().status();
    return Response.status(status)
        .entity(View.of("ledger/inquiry.jte", model(thread, shown, refusal.text())).status(status))
        .build();
  }

  private InquiryModel model(Inquiries.Thread thread, Inquiry.Content typed, Text problem) {
    var inquiry = thread.inquiry();
    var about = inquiry.isMissing() ? null : evidence.get(inquiry.tenant(), inquiry.evidence());
    var actors = thread.events().stream().map(event -> event.by().id()).toList();
    return new InquiryModel(thread, about, typed, problem, names.of(inquiry.tenant(), actors));
  }

  private static Inquiry.Content content(Inquiry inquiry) {
    return new Inquiry.Content(inquiry.courseTitle(), inquiry.earnedOn(), inquiry.words());
  }

  private Response to(UUID id, String query) {
    var path = "/c/" + current.viewer().sessionId() + "/hours/questions/" + id + query;
    return Response.seeOther(URI.create(path)).build();
  }

  private Actor launched() {
    return current.launched().actor();
  }

  private static Optional<LocalDate> day(String typed) {
    try {
      return typed == null || typed.isBlank()
          ? Optional.empty()
          : Optional.of(LocalDate.parse(typed.strip()));
    } catch (DateTimeParseException unreadable) {
      return Optional.empty();
    }
  }
}
