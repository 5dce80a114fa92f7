package org.xueshi.gradebook.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.gradebook.boundary.SheetModels.ColumnsModel;
import org.xueshi.gradebook.control.CountedColumns;
import org.xueshi.gradebook.control.SheetRuns;
import org.xueshi.gradebook.control.SiteConnections;
import org.xueshi.gradebook.entity.CountedColumn;
import org.xueshi.gradebook.entity.CountedColumn.Terms;
import org.xueshi.gradebook.entity.SheetSetting;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/** 计学时的成绩列: which columns and completions count, and how a course run is reconciled. */
@Path("/console/gradebook/{run: [0-9a-f-]{36}}/sheet/columns")
@RequiresPermissions("gradebook:post")
@RequestScoped
public class SheetColumnPages {

  private static final int RUNS_SHOWN = 10;

  @Inject private CurrentViewer current;
  @Inject private CourseFacts courses;
  @Inject private CountedColumns counted;
  @Inject private SheetRuns runs;
  @Inject private SiteConnections connections;

  @GET
  @Operation(hidden = true)
  public View columns(@PathParam("run") UUID run) {
    var tenant = current.console().tenant();
    return page(run, counted.of(tenant, run), counted.setting(tenant, run), null);
  }

  private View page(UUID run, List<CountedColumn> columns, SheetSetting setting, Text problem) {
    var tenant = current.console().tenant();
    var model =
        new ColumnsModel(
            courses.get(tenant, run),
            connections.connected(tenant, run),
            columns,
            setting,
            runs.newest(tenant, run, RUNS_SHOWN),
            problem);
    return View.of("gradebook/sheetColumns.jte", model);
  }

  @POST
  @Operation(hidden = true)
  public Response count(@PathParam("run") UUID run, MultivaluedMap<String, String> form) {
    var tenant = current.console().tenant();
    var typed = new ArrayList<CountedColumn>();
    var terms = new HashMap<UUID, Terms>();
    for (var column : counted.of(tenant, run)) {
      var wanted = terms(column, form);
      typed.add(
          new CountedColumn(
              column.id(), column.courseRunId(), column.source(), column.column(), wanted));
      if (!wanted.equals(column.terms())) {
        terms.put(column.id(), wanted);
      }
    }
    var setting = setting(form);
    try {
      save(run, terms, setting);
      return Response.seeOther(
              URI.create("/console/gradebook/" + run + "/sheet/columns?done=gradebook.counted"))
          .build();
    } catch (Refusal no) {
      return Response.status(no.kind().status())
          .entity(page(run, typed, setting, no.text()))
          .build();
    }
  }

  private void save(UUID run, Map<UUID, Terms> terms, SheetSetting setting) {
    var tenant = current.console().tenant();
    counted.count(tenant, run, terms);
    counted.set(tenant, run, setting);
  }

  private static Terms terms(CountedColumn column, MultivaluedMap<String, String> form) {
    var id = column.id().toString();
    if (!form.containsKey("minutes." + id)) {
      return column.terms();
    }
    return new Terms(
        number(form.getFirst("pass." + id)),
        number(form.getFirst("weight." + id)),
        number(form.getFirst("minutes." + id)),
        one(Mode.values(), form.getFirst("mode." + id), column.terms().mode()),
        form.containsKey("counts." + id));
  }

  private static SheetSetting setting(MultivaluedMap<String, String> form) {
    return new SheetSetting(
        one(SheetSetting.Lowered.values(), form.getFirst("lowered"), SheetSetting.Lowered.LOOK),
        one(SheetSetting.Schedule.values(), form.getFirst("schedule"), SheetSetting.Schedule.OFF),
        number(form.getFirst("hours")),
        number(form.getFirst("overall")),
        null);
  }

  /** −1 for what is no number: it is refused with the field's own words. */
  private static int number(String typed) {
    return typed != null && typed.strip().matches("\\d{1,6}")
        ? Integer.parseInt(typed.strip())
        : -1;
  }

  private static <T extends Enum<T>> T one(T[] values, String name, T otherwise) {
    return Stream.of(values)
        .filter(value -> value.name().equals(name))
        .findFirst()
        .orElse(otherwise);
  }
}
