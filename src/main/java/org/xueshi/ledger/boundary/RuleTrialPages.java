package org.xueshi.ledger.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.control.RulePacks;
import org.xueshi.ledger.control.RuleProposals;
import org.xueshi.ledger.control.RuleTrials;
import org.xueshi.ledger.control.TrialReport;
import org.xueshi.ledger.control.TrialReports;
import org.xueshi.ledger.entity.RulePack;
import org.xueshi.ledger.entity.RuleProposal;
import org.xueshi.ledger.entity.Trial;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.Messages;

/** 试运行: how far it is; then who gains, loses, falls short, in sums, a picture and a list. */
@Path("/console/rules/trials/{id: [0-9a-f-]{36}}")
@RequiresPermissions("rule:read")
@RequestScoped
public class RuleTrialPages {

  private static final int PAGE_SIZE = 50;

  /**
   * @param report {@code null} until it is done
   * @param names of requirements, by code
   */
  public record TrialModel(
      Trial trial,
      RuleProposal proposal,
      TrialReport report,
      TrialSearch asked,
      TrialReport.Slice lines,
      Map<String, String> names) {

    public String name(String code) {
      return names.getOrDefault(code, code);
    }

    public int pages() {
      return (lines.total() + PAGE_SIZE - 1) / PAGE_SIZE;
    }
  }

  @Inject private CurrentViewer current;
  @Inject private RuleTrials trials;
  @Inject private RuleProposals proposals;
  @Inject private RulePacks packs;
  @Inject private TrialReports reports;
  @Inject private Messages messages;

  @GET
  @Operation(hidden = true)
  public View trial(@PathParam("id") String id, @BeanParam TrialSearch asked) {
    var trial = get(id);
    var tenant = current.viewer().tenant();
    var done = trial.state() == Trial.State.DONE;
    trials.see(trial, current.actor());
    var proposal = proposals.get(tenant, trial.proposal());
    return View.of(
        "ledger/ruleTrial.jte",
        new TrialModel(
            trial,
            proposal,
            done ? reports.of(tenant, trial.id()) : null,
            asked,
            done
                ? reports.rows(tenant, trial.id(), asked.filter(), asked.page(), PAGE_SIZE)
                : new TrialReport.Slice(List.of(), 0),
            names(trial, proposal)));
  }

  @GET
  @Path("/table.csv")
  @Produces("text/csv; charset=utf-8")
  @Operation(hidden = true)
  public Response table(@PathParam("id") String id, @BeanParam TrialSearch asked) {
    var trial = get(id);
    var tenant = current.viewer().tenant();
    var names = names(trial, proposals.get(tenant, trial.proposal()));
    var rows = reports.table(tenant, trial.id(), asked.filter());
    var csv = new TrialTable(messages, current.viewer().language(), names).write(rows);
    return Response.ok(csv)
        .header("Content-Disposition", "attachment; filename=\"rule-trial.csv\"")
        .build();
  }

  private Trial get(String id) {
    var tenant = current.console().tenant();
    return trials.get(tenant, Ids.parse(id).orElseThrow(Refusal::notFound));
  }

  private Map<String, String> names(Trial trial, RuleProposal proposal) {
    var viewer = current.viewer();
    var names = new LinkedHashMap<String, String>();
    Stream.concat(packs.inForce(viewer.tenant(), trial.asOf()).stream(), Stream.of(proposal.pack()))
        .map(RulePack::requirements)
        .flatMap(List::stream)
        .forEach(one -> names.put(one.code(), one.name(viewer.language().tag())));
    return names;
  }
}
