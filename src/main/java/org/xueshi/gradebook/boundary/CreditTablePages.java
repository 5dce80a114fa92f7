package org.xueshi.gradebook.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
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
import org.xueshi.gradebook.boundary.GradebookModels.TableModel;
import org.xueshi.gradebook.control.CreditTables;
import org.xueshi.gradebook.control.GradebookRuns;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.Messages;

/** 核对表: one course run's gradebook beside our record and the ledger. */
@Path("/console/gradebook/{run}")
@RequiresPermissions("gradebook:read")
@RequestScoped
public class CreditTablePages {

  private static final int TEACHERS_A_PAGE = 50;
  private static final int REFRESH_S = 2;

  @Inject private CurrentViewer current;
  @Inject private CourseFacts courses;
  @Inject private GradebookRuns runs;
  @Inject private CreditTables tables;
  @Inject private Messages messages;

  @GET
  @Operation(hidden = true)
  public Response table(@PathParam("run") String run, @BeanParam TableQuery asked) {
    var tenant = current.console().tenant();
    var course = courses.get(tenant, parse(run));
    var latest = runs.latest(tenant, course.id()).orElse(null);
    var whole = tables.of(tenant, course.id());
    var some = Paging.of(asked.of(whole).teachers(), asked.page(), TEACHERS_A_PAGE);
    var model =
        new TableModel(
            course,
            courses.platform(course),
            latest,
            latest == null ? List.of() : runs.readings(latest),
            whole,
            asked,
            some,
            courses.rounding(tenant),
            current.may("gradebook:post"));
    var answer = Response.ok(View.of("gradebook/table.jte", model));
    if (latest != null && latest.reading()) {
      answer.header("Refresh", REFRESH_S);
    }
    return answer.build();
  }

  @POST
  @Path("/runs")
  @RequiresPermissions("gradebook:post")
  @Operation(hidden = true)
  public Response read(@PathParam("run") String run) {
    current.console();
    var started = runs.start(parse(run), null, current.actor());
    return Response.seeOther(URI.create("/console/gradebook/" + started.courseRunId())).build();
  }

  @GET
  @Path("/table.csv")
  @Produces("text/csv; charset=utf-8")
  @Operation(hidden = true)
  public Response csv(@PathParam("run") String run, @BeanParam TableQuery asked) {
    var viewer = current.console();
    var course = courses.get(viewer.tenant(), parse(run));
    var table = asked.of(tables.of(viewer.tenant(), course.id()));
    var file = new CreditFile(messages, viewer.language(), courses.rounding(viewer.tenant()));
    return Response.ok(file.write(table))
        .header("Content-Disposition", "attachment; filename=\"gradebook-to-credit.csv\"")
        .build();
  }

  private static UUID parse(String id) {
    return Ids.parse(id).orElseThrow(Refusal::notFound);
  }
}
