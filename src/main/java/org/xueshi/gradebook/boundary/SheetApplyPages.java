package org.xueshi.gradebook.boundary;

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
import java.util.stream.Collectors;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.gradebook.boundary.SheetModels.ApplyModel;
import org.xueshi.gradebook.boundary.SheetModels.DraftModel;
import org.xueshi.gradebook.control.CountedColumns;
import org.xueshi.gradebook.control.SheetApplies;
import org.xueshi.gradebook.control.SheetTables;
import org.xueshi.gradebook.entity.CountedColumn;
import org.xueshi.gradebook.entity.SheetApply;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.people.control.Persons;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.entity.Language;

/** From the comparison to the ledger: the total first, then the work, and taking it back. */
@Path("/console/gradebook/{run: [0-9a-f-]{36}}/sheet/applies")
@RequiresPermissions("gradebook:read")
@RequestScoped
public class SheetApplyPages {

  private static final int ROWS_A_PAGE = 100;
  private static final int REFRESH_S = 2;

  @Inject private CurrentViewer current;
  @Inject private CourseFacts courses;
  @Inject private SheetApplies applies;
  @Inject private SheetTables tables;
  @Inject private CountedColumns counted;
  @Inject private Persons persons;

  /** What would be written; nothing is. */
  @GET
  @RequiresPermissions("gradebook:post")
  @Operation(hidden = true)
  public View draft(@PathParam("run") UUID run) {
    return draft(run, null);
  }

  private View draft(UUID run, Text problem) {
    var tenant = current.console().tenant();
    var course = courses.get(tenant, run);
    return View.of(
        "gradebook/sheetDraft.jte", new DraftModel(course, tables.total(tenant, run), problem));
  }

  @POST
  @RequiresPermissions("gradebook:post")
  @Operation(hidden = true)
  public Response apply(
      @PathParam("run") UUID run, @FormParam("total") @DefaultValue("") String total) {
    current.console();
    try {
      var apply = applies.apply(run, seen(total), current.actor());
      return to(run, apply.id());
    } catch (Refusal no) {
      if (no.kind() == Refusal.Kind.NOT_FOUND) {
        throw no;
      }
      return Response.status(no.kind().status()).entity(draft(run, no.text())).build();
    }
  }

  /** As the draft's form says it: people, credits, corrections, posted, held. */
  private static SheetApply.Total seen(String total) {
    if (!total.matches("\\d{1,7}(/\\d{1,9}){4}")) {
      throw Refusal.conflict("gradebook.refusal.changedSince");
    }
    var parts = total.split("/");
    return new SheetApply.Total(
        Integer.parseInt(parts[0]),
        Integer.parseInt(parts[1]),
        Integer.parseInt(parts[2]),
        Integer.parseInt(parts[3]),
        Integer.parseInt(parts[4]));
  }

  @GET
  @Path("/{id: [0-9a-f-]{36}}")
  @Operation(hidden = true)
  public Response applied(
      @PathParam("run") UUID run,
      @PathParam("id") UUID id,
      @QueryParam("page") @DefaultValue("1") String page) {
    var number = page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1;
    var model = model(run, id, number, null);
    var answer = Response.ok(View.of("gradebook/sheetApply.jte", model));
    if (model.apply().working()) {
      answer.header("Refresh", REFRESH_S);
    }
    return answer.build();
  }

  private ApplyModel model(UUID run, UUID id, int wanted, Text problem) {
    var viewer = current.console();
    var apply = applies.get(viewer.tenant(), id);
    if (!apply.courseRunId().equals(run)) {
      throw Refusal.notFound();
    }
    var pages = Math.max(1, (apply.rows() + ROWS_A_PAGE - 1) / ROWS_A_PAGE);
    var number = Math.max(1, Math.min(wanted, pages));
    var rows = applies.rows(apply, (number - 1) * ROWS_A_PAGE, ROWS_A_PAGE);
    return new ApplyModel(
        courses.get(viewer.tenant(), run),
        apply,
        applies.counts(apply),
        new Paging<>(rows, number, pages, apply.rows()),
        persons.byIds(
            viewer.tenant(), rows.stream().map(SheetApply.Row::personId).distinct().toList()),
        counted.of(viewer.tenant(), run).stream()
            .collect(Collectors.toMap(CountedColumn::id, column -> column)),
        viewer.language() == Language.ZH_CN,
        current.may("gradebook:post"),
        problem);
  }

  @POST
  @Path("/{id: [0-9a-f-]{36}}/undoing")
  @RequiresPermissions("gradebook:post")
  @Operation(hidden = true)
  public Response undo(
      @PathParam("run") UUID run, @PathParam("id") UUID id, @FormParam("reason") String reason) {
    model(run, id, 1, null);
    try {
      applies.undo(id, reason, current.actor());
      return to(run, id);
    } catch (Refusal no) {
      var view = View.of("gradebook/sheetApply.jte", model(run, id, 1, no.text()));
      return Response.status(no.kind().status()).entity(view).build();
    }
  }

  private static Response to(UUID run, UUID apply) {
    var page = URI.create("/console/gradebook/" + run + "/sheet/applies/" + apply);
    return Response.seeOther(page).build();
  }
}
