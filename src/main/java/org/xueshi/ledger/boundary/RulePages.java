package org.xueshi.ledger.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.control.RuleDrafts;
import org.xueshi.ledger.control.RulePacks;
import org.xueshi.ledger.control.RuleProposals;
import org.xueshi.ledger.entity.PublishedPack;
import org.xueshi.ledger.entity.RuleDraft;
import org.xueshi.ledger.entity.RuleProposal;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/** 认定规则 in the console: all packs with dates and state, one pack in words, taking one back. */
@Path("/console/rules")
@RequiresPermissions("rule:read")
@RequestScoped
public class RulePages {

  private static final String CODE = "{code: [a-z0-9][a-z0-9-]{1,39}}";

  /** Newest first each; drafts are shown only to those who may edit. */
  public record RulesModel(
      List<PublishedPack> packs,
      List<RuleProposal> proposals,
      List<RuleDraft> drafts,
      boolean editor) {}

  /**
   * @param problem with the form, or {@code null}
   * @param reason as typed
   */
  public record PackModel(
      PublishedPack one,
      List<RuleSentences.Section> sections,
      boolean editor,
      boolean withdrawable,
      Text problem,
      String reason) {}

  @Inject private CurrentViewer current;
  @Inject private RulePacks packs;
  @Inject private RuleDrafts drafts;
  @Inject private RuleProposals proposals;

  @GET
  @Operation(hidden = true)
  public View list() {
    var tenant = current.console().tenant();
    var editor = current.may("rule:edit");
    return View.of(
        "ledger/rules.jte",
        new RulesModel(
            packs.published(tenant),
            proposals.all(tenant),
            editor ? drafts.all(tenant) : List.of(),
            editor));
  }

  @GET
  @Path("/packs/" + CODE)
  @Operation(hidden = true)
  public View pack(@PathParam("code") String code) {
    return View.of("ledger/rulePack.jte", model(code, null, ""));
  }

  @GET
  @Path("/packs/" + CODE + "/document.json")
  @Produces("application/json; charset=utf-8")
  @Operation(hidden = true)
  public Response document(@PathParam("code") String code) {
    var document = packs.document(current.console().tenant(), code);
    return Response.ok(document)
        .header("Content-Disposition", "attachment; filename=\"" + code + ".json\"")
        .build();
  }

  @GET
  @Path("/rule-pack.schema.json")
  @Produces("application/json; charset=utf-8")
  @Operation(hidden = true)
  public Response schema() {
    current.console();
    return Response.ok(packs.schema())
        .header("Content-Disposition", "attachment; filename=\"rule-pack.schema.json\"")
        .build();
  }

  @POST
  @Path("/packs/" + CODE + "/withdrawal")
  @RequiresPermissions("rule:publish")
  @Operation(hidden = true)
  public Response withdraw(
      @PathParam("code") String code,
      @FormParam("reason") String reason,
      @FormParam("confirmed") String confirmed) {
    current.console();
    var typed = reason == null ? "" : reason.strip();
    if (confirmed == null) {
      return refused(code, Text.of("rule.withdraw.confirmFirst"), typed);
    }
    try {
      proposals.withdraw(code, typed, current.actor());
    } catch (Refusal refusal) {
      if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
        throw refusal;
      }
      return refused(code, refusal.text(), typed);
    }
    return Response.seeOther(URI.create("/console/rules/packs/" + code + "?done=rule.withdrawn"))
        .build();
  }

  private Response refused(String code, Text problem, String reason) {
    var view = View.of("ledger/rulePack.jte", model(code, problem, reason)).status(422);
    return Response.status(422).entity(view).build();
  }

  private PackModel model(String code, Text problem, String reason) {
    var viewer = current.console();
    var one = packs.get(viewer.tenant(), code);
    var takeable =
        one.state() == PublishedPack.State.UPCOMING || one.state() == PublishedPack.State.IN_FORCE;
    return new PackModel(
        one,
        RuleSentences.of(one.pack(), viewer.language().tag()),
        current.may("rule:edit"),
        takeable && current.may("rule:publish"),
        problem,
        reason);
  }
}
