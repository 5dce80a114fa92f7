package org.xueshi.ledger.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.control.RuleDifference;
import org.xueshi.ledger.control.RuleDrafts;
import org.xueshi.ledger.control.RulePackProblem;
import org.xueshi.ledger.control.RuleProposals;
import org.xueshi.ledger.control.RuleSheet;
import org.xueshi.ledger.control.RuleSheetReader;
import org.xueshi.ledger.entity.RuleDraft;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/** Drafts of rules: begun from a pack or uploaded, filled in as a sheet, compared, proposed. */
@Path("/console/rules/drafts")
@RequiresPermissions("rule:edit")
@RequestScoped
public class RuleDraftPages {

  private static final String ID = "{id: [0-9a-f-]{36}}";
  private static final int UNPROCESSABLE = 422;

  /**
   * @param version of the draft that is shown
   * @param problems of what was typed, each with the words of its place
   * @param problem that concerns the whole, or {@code null}
   * @param comparedWith code of the pack in force
   * @param reason as typed
   */
  public record DraftModel(
      RuleDraft draft,
      int version,
      RuleSheet sheet,
      List<Placed> problems,
      Text problem,
      String comparedWith,
      List<RuleDifference> differences,
      String reason) {}

  /** A problem with the words of where it is; none for a place that the sheet does not show. */
  public record Placed(RulePackProblem problem, List<Text> trail) {}

  /**
   * @param document as typed
   * @param problem that concerns the whole, or {@code null}
   */
  public record UploadModel(String document, Text problem, List<RulePackProblem> problems) {}

  @Inject private CurrentViewer current;
  @Inject private RuleDrafts drafts;
  @Inject private RuleProposals proposals;
  @Inject private RuleComparison comparison;

  @POST
  @Operation(hidden = true)
  public Response begin(@FormParam("from") String code) {
    current.console();
    return to(drafts.begin(code == null ? "" : code, current.actor()), "rule.begun");
  }

  @GET
  @Path("/upload")
  @Operation(hidden = true)
  public View uploadForm() {
    current.console();
    return View.of("ledger/ruleUpload.jte", new UploadModel("", null, List.of()));
  }

  @POST
  @Path("/upload")
  @Operation(hidden = true)
  public Response upload(@FormParam("document") String document) {
    current.console();
    var typed = document == null ? "" : document;
    try {
      var kept = drafts.upload(typed, current.actor());
      if (kept.draft() != null) {
        return to(kept.draft(), "rule.uploaded");
      }
      return notTaken(new UploadModel(typed, null, kept.problems()));
    } catch (Refusal refusal) {
      return notTaken(new UploadModel(typed, refusal.text(), List.of()));
    }
  }

  private static Response notTaken(UploadModel model) {
    var view = View.of("ledger/ruleUpload.jte", model).status(UNPROCESSABLE);
    return Response.status(UNPROCESSABLE).entity(view).build();
  }

  @GET
  @Path("/" + ID)
  @Operation(hidden = true)
  public View draft(@PathParam("id") String id) {
    var draft = get(id);
    var document = comparison.parse(draft.document());
    return View.of("ledger/ruleDraft.jte", model(draft, document, List.of(), null, ""));
  }

  @POST
  @Path("/" + ID)
  @Operation(hidden = true)
  public Response save(@PathParam("id") String id, MultivaluedMap<String, String> form) {
    var draft = get(id);
    var typed = RuleSheetReader.read(comparison.parse(draft.document()), new HashMap<>(form));
    if (form.getFirst("remove") != null) {
      typed = RuleSheetReader.without(typed, form.getFirst("remove"));
    }
    if (form.getFirst("add") != null) {
      typed = RuleSheetReader.with(typed, form.getFirst("add"));
    }
    try {
      var kept = drafts.save(draft.id(), version(form.getFirst("version")), typed, current.actor());
      return kept.problems().isEmpty()
          ? to(draft.id(), "rule.saved")
          : refused(model(draft, typed, kept.problems(), null, ""));
    } catch (Refusal refusal) {
      return refused(model(draft, typed, List.of(), refusal.text(), ""));
    }
  }

  @POST
  @Path("/" + ID + "/proposal")
  @Operation(hidden = true)
  public Response propose(
      @PathParam("id") String id,
      @FormParam("version") String version,
      @FormParam("reason") String reason) {
    var draft = get(id);
    try {
      var proposal = proposals.propose(draft.id(), version(version), reason, current.actor());
      return Response.seeOther(
              URI.create("/console/rules/proposals/" + proposal + "?done=rule.proposed"))
          .build();
    } catch (Refusal refusal) {
      var document = comparison.parse(draft.document());
      var typed = reason == null ? "" : reason;
      return refused(model(draft, document, List.of(), refusal.text(), typed));
    }
  }

  @POST
  @Path("/" + ID + "/discard")
  @Operation(hidden = true)
  public Response discard(@PathParam("id") String id, @FormParam("version") String version) {
    drafts.discard(get(id).id(), version(version), current.actor());
    return Response.seeOther(URI.create("/console/rules?done=rule.discarded")).build();
  }

  private static Response refused(DraftModel model) {
    var view = View.of("ledger/ruleDraft.jte", model).status(UNPROCESSABLE);
    return Response.status(UNPROCESSABLE).entity(view).build();
  }

  private static Response to(UUID draft, String done) {
    return Response.seeOther(URI.create("/console/rules/drafts/" + draft + "?done=" + done))
        .build();
  }

  private RuleDraft get(String id) {
    var tenant = current.console().tenant();
    return drafts.get(tenant, Ids.parse(id).orElseThrow(Refusal::notFound));
  }

  private static int version(String typed) {
    return typed != null && typed.matches("\\d{1,9}") ? Integer.parseInt(typed) : 0;
  }

  private DraftModel model(
      RuleDraft draft,
      JsonObject document,
      List<RulePackProblem> problems,
      Text problem,
      String reason) {
    var viewer = current.console();
    var tag = viewer.language().tag();
    var sheet = RuleSheet.of(document, problems, tag);
    var inForce = comparison.inForce(viewer.tenant());
    return new DraftModel(
        draft,
        draft.version(),
        sheet,
        problems.stream().map(one -> new Placed(one, sheet.trail(one.path()))).toList(),
        problem,
        inForce,
        comparison.differences(viewer.tenant(), inForce, document.toString(), tag),
        reason);
  }
}
