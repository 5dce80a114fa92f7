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
import java.util.UUID;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.control.RuleDifference;
import org.xueshi.ledger.control.RuleProposals;
import org.xueshi.ledger.control.RuleTrials;
import org.xueshi.ledger.entity.RuleProposal;
import org.xueshi.ledger.entity.Trial;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/**
 * A proposal: what it changes, what it says, its trial runs, and the decision of another person.
 */
@Path("/console/rules/proposals/{id: [0-9a-f-]{36}}")
@RequiresPermissions("rule:read")
@RequestScoped
public class RuleProposalPages {

  private static final int UNPROCESSABLE = 422;

  /**
   * @param trials newest first
   * @param author the viewer wrote in it
   * @param editor the viewer may run trials and take back what is theirs
   * @param publisher the viewer may decide
   * @param seen a finished trial that the viewer looked at
   * @param problem with a form, or {@code null}
   */
  public record ProposalModel(
      RuleProposal proposal,
      String comparedWith,
      List<RuleDifference> differences,
      List<RuleSentences.Section> sections,
      List<Trial> trials,
      boolean author,
      boolean editor,
      boolean publisher,
      boolean seen,
      Text problem,
      String reason) {}

  @Inject private CurrentViewer current;
  @Inject private RuleProposals proposals;
  @Inject private RuleTrials trials;
  @Inject private RuleComparison comparison;

  @GET
  @Operation(hidden = true)
  public View proposal(@PathParam("id") String id) {
    return View.of("ledger/ruleProposal.jte", model(parse(id), null, ""));
  }

  @GET
  @Path("/document.json")
  @Produces("application/json; charset=utf-8")
  @Operation(hidden = true)
  public Response document(@PathParam("id") String id) {
    var proposal = proposals.get(current.console().tenant(), parse(id));
    return Response.ok(proposal.document())
        .header(
            "Content-Disposition",
            "attachment; filename=\"" + proposal.pack().code() + ".proposed.json\"")
        .build();
  }

  @POST
  @Path("/decision")
  @RequiresPermissions("rule:publish")
  @Operation(hidden = true)
  public Response decide(
      @PathParam("id") String id,
      @FormParam("decision") String decision,
      @FormParam("reason") String reason) {
    current.console();
    var proposal = parse(id);
    try {
      if ("publish".equals(decision)) {
        proposals.publish(proposal, reason, current.actor());
        var code = proposals.get(current.viewer().tenant(), proposal).pack().code();
        return to("/console/rules/packs/" + code + "?done=rule.published");
      }
      proposals.sendBack(proposal, reason, current.actor());
      return to("/console/rules?done=rule.sentBack");
    } catch (Refusal refusal) {
      return refused(proposal, refusal, reason);
    }
  }

  @POST
  @Path("/taking-back")
  @RequiresPermissions("rule:edit")
  @Operation(hidden = true)
  public Response takeBack(@PathParam("id") String id, @FormParam("reason") String reason) {
    current.console();
    var proposal = parse(id);
    try {
      var draft = proposals.takeBack(proposal, reason, current.actor());
      return to("/console/rules/drafts/" + draft + "?done=rule.takenBack");
    } catch (Refusal refusal) {
      return refused(proposal, refusal, reason);
    }
  }

  @POST
  @Path("/trials")
  @RequiresPermissions("rule:edit")
  @Operation(hidden = true)
  public Response tryOut(@PathParam("id") String id, @FormParam("basis") String basis) {
    current.console();
    var proposal = parse(id);
    var assumed = "FROM_DATE".equals(basis) ? Trial.Basis.FROM_DATE : Trial.Basis.CYCLE;
    try {
      var trial = trials.begin(proposal, assumed, current.actor());
      return to("/console/rules/trials/" + trial);
    } catch (Refusal refusal) {
      return refused(proposal, refusal, "");
    }
  }

  private static Response to(String path) {
    return Response.seeOther(URI.create(path)).build();
  }

  private Response refused(UUID proposal, Refusal refusal, String reason) {
    if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
      throw refusal;
    }
    var typed = reason == null ? "" : reason;
    var view = View.of("ledger/ruleProposal.jte", model(proposal, refusal.text(), typed));
    return Response.status(UNPROCESSABLE).entity(view.status(UNPROCESSABLE)).build();
  }

  private static UUID parse(String id) {
    return Ids.parse(id).orElseThrow(Refusal::notFound);
  }

  private ProposalModel model(UUID id, Text problem, String reason) {
    var viewer = current.console();
    var tag = viewer.language().tag();
    var proposal = proposals.get(viewer.tenant(), id);
    var account = String.valueOf(viewer.accountId());
    var inForce = comparison.inForce(viewer.tenant());
    return new ProposalModel(
        proposal,
        inForce,
        comparison.differences(viewer.tenant(), inForce, proposal.document(), tag),
        RuleSentences.of(proposal.pack(), tag),
        trials.of(viewer.tenant(), id),
        proposal.isBy(account),
        current.may("rule:edit"),
        current.may("rule:publish"),
        trials.seen(viewer.tenant(), id, account),
        problem,
        reason);
  }
}
