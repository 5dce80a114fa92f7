package org.xueshi.ledger.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.control.Merges;
import org.xueshi.people.control.IdentityMerges;
import org.xueshi.people.control.IdentityMerges.Asked;
import org.xueshi.people.entity.IdentityMerge.Action;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/**
 * 身份合并: who may be one person, both sides beside each other, asked by one and decided by another.
 */
@Path("/console/ledger/merges")
@RequiresPermissions("ledger:read")
@RequestScoped
public class MergePages {

  private static final String MERGE = "ledger:merge";
  private static final String HERE = "/console/ledger/merges";

  @Inject private CurrentViewer current;
  @Inject private MergeModels models;
  @Inject private IdentityMerges merges;
  @Inject private Merges book;

  @GET
  @Operation(hidden = true)
  public View all() {
    return View.of("ledger/merges.jte", models.all(current.console().tenant()));
  }

  /** Two rows somebody picked, by identifier or staff number. */
  @GET
  @Path("/pair")
  @Operation(hidden = true)
  public View pair(
      @QueryParam("first") @DefaultValue("") String first,
      @QueryParam("second") @DefaultValue("") String second) {
    var tenant = current.console().tenant();
    try {
      var one = models.person(tenant, first);
      var other = models.person(tenant, second);
      return View.of("ledger/mergePair.jte", models.pair(tenant, one, other, null));
    } catch (Refusal refusal) {
      var model = models.all(tenant).with(first, second, refusal.text());
      return View.of("ledger/merges.jte", model).status(refusal.kind().status());
    }
  }

  @POST
  @Path("/pair")
  @RequiresPermissions(MERGE)
  @Operation(hidden = true)
  public Response propose(
      @FormParam("first") UUID first,
      @FormParam("second") UUID second,
      @FormParam("kept") UUID kept,
      @FormParam("reason") String reason) {
    var tenant = current.console().tenant();
    try {
      if (kept == null || !kept.equals(first) && !kept.equals(second)) {
        throw Refusal.invalid("people.merge.keep");
      }
      var absorbed = kept.equals(first) ? second : first;
      var asked = new Asked(Action.MERGE, absorbed, kept, reason);
      var merge = merges.propose(tenant, asked, Merges.by(current.actor()));
      return to("/" + merge.id() + "?done=ledger.mergeAsked");
    } catch (Refusal refusal) {
      var typed = new MergeModels.Typed(kept, reason == null ? "" : reason, refusal.text());
      return refused(
          refusal,
          View.of("ledger/mergePair.jte", models.pair(tenant, row(first), row(second), typed)));
    }
  }

  @GET
  @Path("/{id: [0-9a-f-]{36}}")
  @Operation(hidden = true)
  public View one(@PathParam("id") UUID id) {
    return View.of("ledger/merge.jte", models.one(current.console().tenant(), id, null));
  }

  @POST
  @Path("/{id: [0-9a-f-]{36}}")
  @RequiresPermissions(MERGE)
  @Operation(hidden = true)
  public Response decide(
      @PathParam("id") UUID id,
      @FormParam("choice") String choice,
      @FormParam("reason") String reason) {
    var tenant = current.console().tenant();
    try {
      if ("undo".equals(choice)) {
        var merge = merges.get(tenant, id);
        var asked = new Asked(Action.UNDO, merge.absorbed(), merge.kept(), reason);
        var undo = merges.propose(tenant, asked, Merges.by(current.actor()));
        return to("/" + undo.id() + "?done=ledger.mergeAsked");
      }
      book.decide(id, "accept".equals(choice), reason, current.actor());
      return to("/" + id + "?done=ledger.mergeDecided");
    } catch (Refusal refusal) {
      if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
        throw refusal;
      }
      var typed = new MergeModels.Typed(null, reason == null ? "" : reason, refusal.text());
      return refused(refusal, View.of("ledger/merge.jte", models.one(tenant, id, typed)));
    }
  }

  private static UUID row(UUID typed) {
    if (typed == null) {
      throw Refusal.notFound();
    }
    return typed;
  }

  private static Response to(String where) {
    return Response.seeOther(URI.create(HERE + where)).build();
  }

  private static Response refused(Refusal refusal, View view) {
    var status = refusal.kind().status();
    return Response.status(status).entity(view.status(status)).build();
  }
}
