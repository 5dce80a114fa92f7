package org.xueshi.ledger.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.control.Entries;
import org.xueshi.ledger.control.Overlaps;
import org.xueshi.ledger.entity.Assessment;
import org.xueshi.ledger.entity.Overlap;
import org.xueshi.people.control.Persons;
import org.xueshi.people.entity.PersonRow;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/** 重叠队列: both sides of each overlap, and what a person decides. */
@Path("/console/ledger/overlaps")
@RequiresPermissions("ledger:read")
@RequestScoped
public class OverlapPages {

  private static final int SHOWN = 100;

  /** Everything that waits, newest first, at most {@value #SHOWN}. */
  public record QueueModel(List<Overlap> overlaps, Map<UUID, PersonRow> people) {}

  /**
   * @param both two rows became one person, and both sides are credited
   * @param mayDecide the viewer may
   * @param choice what was chosen, or {@code null}
   */
  public record OverlapModel(
      Overlap overlap,
      PersonRow person,
      boolean both,
      boolean mayDecide,
      Overlap.Choice choice,
      String reason,
      Text problem) {}

  @Inject private CurrentViewer current;
  @Inject private Overlaps overlaps;
  @Inject private Persons persons;
  @Inject private Entries entries;

  @GET
  @Operation(hidden = true)
  public View queue() {
    var tenant = current.console().tenant();
    var open = overlaps.open(tenant, SHOWN);
    var people = persons.byIds(tenant, open.stream().map(one -> one.asked().person()).toList());
    return View.of("ledger/overlaps.jte", new QueueModel(open, people));
  }

  @GET
  @Path("/{asked: [0-9a-f-]{36}}/{against: [0-9a-f-]{36}}")
  @Operation(hidden = true)
  public View one(@PathParam("asked") UUID asked, @PathParam("against") UUID against) {
    current.console();
    return View.of("ledger/overlap.jte", model(asked, against, null, "", null));
  }

  @POST
  @Path("/{asked: [0-9a-f-]{36}}/{against: [0-9a-f-]{36}}")
  @RequiresPermissions({"ledger:post", "ledger:reverse"})
  @Operation(hidden = true)
  public Response decide(
      @PathParam("asked") UUID asked,
      @PathParam("against") UUID against,
      @FormParam("choice") String choice,
      @FormParam("reason") String reason) {
    current.console();
    var chosen = choice(choice);
    try {
      if (chosen == null) {
        throw Refusal.invalid("ledger.refusal.choice");
      }
      var decision = new Overlap.Decision(chosen, reason, Assessment.PASSED);
      overlaps.decide(asked, against, decision, current.actor());
      return Response.seeOther(URI.create("/console/ledger/overlaps?done=ledger.overlapDecided"))
          .build();
    } catch (Refusal refusal) {
      if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
        throw refusal;
      }
      var status = refusal.kind().status();
      var typed = reason == null ? "" : reason;
      var model = model(asked, against, chosen, typed, refusal.text());
      return Response.status(status)
          .entity(View.of("ledger/overlap.jte", model).status(status))
          .build();
    }
  }

  private OverlapModel model(
      UUID asked, UUID against, Overlap.Choice choice, String reason, Text problem) {
    var tenant = current.viewer().tenant();
    var overlap = overlaps.get(tenant, asked, against);
    var person = persons.byId(tenant, overlap.asked().person()).orElse(null);
    var may = current.may("ledger:post") && current.may("ledger:reverse");
    var book = entries.bookOf(tenant, overlap.asked().person());
    var both = !book.standing(asked).isEmpty();
    return new OverlapModel(overlap, person, both, may, choice, reason, problem);
  }

  private static Overlap.Choice choice(String name) {
    return Stream.of(Overlap.Choice.values())
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElse(null);
  }
}
