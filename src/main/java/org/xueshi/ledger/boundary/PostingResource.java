package org.xueshi.ledger.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.control.DirectPostings;
import org.xueshi.ledger.control.Entries;
import org.xueshi.ledger.entity.Outcome;
import org.xueshi.people.control.Persons;
import org.xueshi.people.entity.PersonRow;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.Messages;

/** Posting by API: one or many, through the same gate as everything else, all or nothing. */
@Path("/api/v1")
@RequiresPermissions("ledger:post")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PostingResource {

  private static final int KEY_MAX = 100;

  /** What is to be credited, 1–500. */
  public record BatchBody(List<NewEntryBody> entries) {}

  /** What stands in the book for one of them; {@code repeated} if it stood there before. */
  public record ItemBody(int item, boolean repeated, List<EntryBody> entries) {}

  /** An answer for each, in order. */
  public record PostedBody(List<ItemBody> items) {}

  @Inject private CurrentViewer current;
  @Inject private DirectPostings postings;
  @Inject private Entries entries;
  @Inject private Persons persons;
  @Inject private Messages messages;

  /**
   * Credits evidence. The {@code Idempotency-Key} makes repeating harmless: same key and content,
   * the same answer; same key and other content is refused.
   */
  @POST
  @Path("/entries")
  public Response post(@HeaderParam("Idempotency-Key") String key, BatchBody body) {
    if (key == null || key.isBlank() || key.length() > KEY_MAX) {
      throw Refusal.invalid("ledger.refusal.api.key", KEY_MAX);
    }
    if (body == null || body.entries() == null || body.entries().isEmpty()) {
      throw Refusal.invalid("ledger.refusal.api.missing", "entries");
    }
    if (body.entries().size() > DirectPostings.ITEMS_MAX) {
      throw Refusal.invalid("ledger.refusal.batchTooLarge", DirectPostings.ITEMS_MAX);
    }
    var items = new ArrayList<DirectPostings.Item>();
    for (var index = 0; index < body.entries().size(); index++) {
      items.add(item(body.entries(), index, key.strip()));
    }
    var outcomes = postings.post(items, current.actor());
    var fresh = outcomes.stream().anyMatch(one -> one.status() == Outcome.Status.POSTED);
    return Response.status(fresh ? 201 : 200).entity(answer(outcomes)).build();
  }

  /** Its own key is that of the call, and its place in it if there are several. */
  private DirectPostings.Item item(List<NewEntryBody> all, int index, String key) {
    try {
      var one = all.get(index);
      if (one == null) {
        throw Refusal.invalid("ledger.refusal.api.missing", "entries");
      }
      var person =
          persons
              .byStaffNumber(current.viewer().tenant(), one.staffNumber())
              .orElseThrow(
                  () ->
                      Refusal.invalid(
                          "ledger.refusal.api.person",
                          one.staffNumber() == null ? "" : one.staffNumber()));
      var own = "api:" + key + (all.size() == 1 ? "" : "/" + index);
      return new DirectPostings.Item(own, one.facts(person.id()), one.assessment());
    } catch (Refusal refusal) {
      throw all.size() == 1
          ? refusal
          : new Refusal(
              refusal.kind(),
              org.xueshi.kernel.entity.Text.of("web.refusal.item", index + 1, refusal.text()));
    }
  }

  private PostedBody answer(List<Outcome> outcomes) {
    var items = new ArrayList<ItemBody>();
    for (var outcome : outcomes) {
      var repeated = outcome.status() == Outcome.Status.ALREADY_POSTED;
      var lines = outcome.entries().stream().map(entry -> body(entry.id())).toList();
      items.add(new ItemBody(items.size(), repeated, lines));
    }
    return new PostedBody(items);
  }

  private EntryBody body(java.util.UUID id) {
    var tenant = current.viewer().tenant();
    var link = entries.get(tenant, id);
    PersonRow person = persons.byId(tenant, link.entry().head().person()).orElse(null);
    return EntryBody.of(link, person, text -> messages.text(current.viewer().language(), text));
  }
}
