package org.xueshi.gradebook.boundary;

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
import java.util.UUID;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.gradebook.boundary.SheetModels.Clockwork;
import org.xueshi.gradebook.boundary.SheetModels.TableModel;
import org.xueshi.gradebook.control.CountedColumns;
import org.xueshi.gradebook.control.SheetApplies;
import org.xueshi.gradebook.control.SheetRuns;
import org.xueshi.gradebook.control.SheetTables;
import org.xueshi.gradebook.control.SheetTables.Share;
import org.xueshi.gradebook.control.SheetTables.Slice;
import org.xueshi.gradebook.control.SheetTables.Wanted;
import org.xueshi.gradebook.control.SiteConnections;
import org.xueshi.gradebook.entity.CountedColumn;
import org.xueshi.gradebook.entity.SheetFinding.Decision;
import org.xueshi.gradebook.entity.SheetRow;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/** 平台成绩核对: native columns, completions and files beside our record and the ledger. */
@Path("/console/gradebook/{run: [0-9a-f-]{36}}/sheet")
@RequiresPermissions("gradebook:read")
@RequestScoped
public class SheetPages {

  private static final int ROWS_A_PAGE = 50;
  private static final int REFRESH_S = 3;

  @Inject private CurrentViewer current;
  @Inject private CourseFacts courses;
  @Inject private SheetRuns runs;
  @Inject private SheetTables tables;
  @Inject private SheetApplies applies;
  @Inject private CountedColumns counted;
  @Inject private SiteConnections connections;

  @GET
  @Operation(hidden = true)
  public Response table(@PathParam("run") UUID run, @BeanParam SheetQuery query) {
    var model = model(run, query);
    var answer = Response.ok(View.of("gradebook/sheet.jte", model));
    if (model.busy()) {
      answer.header("Refresh", REFRESH_S);
    }
    return answer.build();
  }

  private TableModel model(UUID run, SheetQuery query) {
    var tenant = current.console().tenant();
    var course = courses.get(tenant, run);
    var filter = query.filter();
    var total = tables.count(tenant, run, filter);
    var pages = Math.max(1, (total + ROWS_A_PAGE - 1) / ROWS_A_PAGE);
    var number = Math.max(1, Math.min(query.page(), pages));
    var slice = new Slice((number - 1) * ROWS_A_PAGE, ROWS_A_PAGE);
    var rows = tables.rows(tenant, run, filter, slice);
    var columns = counted.of(tenant, run).stream().filter(CountedColumn::counts).toList();
    return new TableModel(
        course,
        connections.connected(tenant, run),
        runs.latest(tenant, run).orElse(null),
        columns,
        tables.counts(tenant, run),
        tables.total(tenant, run),
        tables.shares(tenant).getOrDefault(run, new Share(0, 0)),
        applies.newest(tenant, run, 1).stream().findFirst().orElse(null),
        filter,
        new Paging<SheetRow>(rows, number, pages, total),
        Clockwork.of(courses.rounding(tenant), columns),
        current.may("gradebook:post"),
        query.problem());
  }

  @POST
  @Path("/runs")
  @RequiresPermissions("gradebook:post")
  @Operation(hidden = true)
  public Response read(@PathParam("run") UUID run) {
    current.console();
    runs.start(run, current.actor());
    return to(run, "");
  }

  /** Decides about the chosen lines, or about all that the filter shows. */
  @POST
  @Path("/decisions")
  @RequiresPermissions("gradebook:post")
  @Operation(hidden = true)
  public Response decide(
      @PathParam("run") UUID run, @BeanParam SheetQuery query, @BeanParam Deciding form) {
    current.console();
    var filter = query.filter();
    try {
      var wanted = new Wanted(form.decision(), form.reason);
      if (form.everything()) {
        tables.decideAll(run, wanted, filter, current.actor());
      } else {
        tables.decide(run, wanted, form.keys, current.actor());
      }
      return to(run, SheetQuery.of(filter) + "&page=" + query.page() + "&done=gradebook.decided");
    } catch (Refusal no) {
      if (no.kind() != Refusal.Kind.INVALID) {
        throw no;
      }
      var problem = no.text().key().endsWith("reason") ? "reason" : "chosen";
      return to(
          run, SheetQuery.of(filter) + "&page=" + query.page() + "&problem=" + problem + "#decide");
    }
  }

  /** The form of decisions. */
  public static class Deciding {

    @FormParam("key")
    private List<String> keys;

    @FormParam("decision")
    private String decision;

    @FormParam("reason")
    private String reason;

    @FormParam("all")
    private String all;

    private boolean everything() {
      return "yes".equals(all);
    }

    private Decision decision() {
      return switch (decision == null ? "" : decision) {
        case "CREDIT" -> Decision.CREDIT;
        case "CORRECT" -> Decision.CORRECT;
        case "LEAVE" -> Decision.LEAVE;
        case "NONE" -> null;
        default -> throw Refusal.invalid("gradebook.refusal.nothingChosen");
      };
    }
  }

  private static Response to(UUID run, String query) {
    return Response.seeOther(URI.create("/console/gradebook/" + run + "/sheet" + query)).build();
  }
}
