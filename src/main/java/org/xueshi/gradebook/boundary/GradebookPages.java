package org.xueshi.gradebook.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.gradebook.boundary.GradebookModels.ListModel;
import org.xueshi.gradebook.boundary.GradebookModels.Row;
import org.xueshi.gradebook.control.GradebookRuns;
import org.xueshi.gradebook.control.SheetTables;
import org.xueshi.gradebook.control.SheetTables.Share;
import org.xueshi.gradebook.entity.GradebookRun;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/** 成绩册转学时: the Office's list of course runs. */
@Path("/console/gradebook")
@RequiresPermissions("gradebook:read")
@RequestScoped
public class GradebookPages {

  @Inject private CurrentViewer current;
  @Inject private CourseFacts courses;
  @Inject private GradebookRuns runs;
  @Inject private SheetTables sheets;

  @GET
  @Operation(hidden = true)
  public View list() {
    var tenant = current.console().tenant();
    var latest =
        runs.latestOfAll(tenant).stream()
            .collect(Collectors.toMap(GradebookRun::courseRunId, Function.identity()));
    var shares = sheets.shares(tenant);
    var rows =
        courses.all(tenant).stream()
            .map(course -> row(course, latest.get(course.id()), shares.get(course.id())))
            .toList();
    var share = shares.values().stream().reduce(new Share(0, 0), Share::plus);
    return View.of("gradebook/list.jte", new ListModel(rows, share, current.may("gradebook:post")));
  }

  private Row row(CourseRun course, GradebookRun latest, Share share) {
    return new Row(
        course,
        courses.platform(course),
        courses.participants(course),
        courses.parts(course),
        latest,
        share);
  }
}
