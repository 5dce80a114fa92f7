package org.xueshi.training.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.lti.control.Launches;
import org.xueshi.lti.entity.MessageType;
import org.xueshi.resources.control.Library;
import org.xueshi.training.control.Components;
import org.xueshi.training.control.CourseRuns;
import org.xueshi.training.control.Participants;
import org.xueshi.training.control.Progress;
import org.xueshi.training.control.Projects;
import org.xueshi.training.entity.Component;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.training.entity.ProgressRow;
import org.xueshi.training.entity.ProgressState;
import org.xueshi.training.entity.RemoteUnit;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.entity.CourseRole;
import org.xueshi.web.entity.Viewer;

/** 课程首页: the teacher's home of a course, or the trainer's room. */
@Path("/c/{launch}/course")
@RequestScoped
public class CoursePages {

  @Inject private CurrentViewer current;
  @Inject private Launches launches;
  @Inject private CourseRuns runs;
  @Inject private Projects projects;
  @Inject private Components components;
  @Inject private Participants participants;
  @Inject private Progress progress;
  @Inject private LayOutForms forms;
  @Inject private CopyPages copies;
  @Inject private Library library;
  @Inject private Clock clock;

  @GET
  @Operation(hidden = true)
  public Response course(@QueryParam("fresh") @DefaultValue("") String fresh) {
    var viewer = current.launched();
    var run = runs.ofCourseKey(viewer.tenant(), viewer.courseKey());
    if (run.isEmpty()) {
      var copied = fresh.isEmpty() ? copies.asked(viewer, "course") : Optional.<Response>empty();
      return copied.orElseGet(() -> blank(viewer));
    }
    if (viewer.role() == CourseRole.PLATFORM_ADMIN) {
      return Paths.seeOther(viewer, "/board");
    }
    return Response.ok(viewer.isTrainer() ? room(run.get()) : home(viewer, run.get())).build();
  }

  private Response blank(Viewer viewer) {
    return Response.ok(
            viewer.isTrainer() ? forms.blank(viewer, "course") : View.of("training/notYet.jte"))
        .build();
  }

  private View room(CourseRun run) {
    var parts = components.of(run.tenantId(), run.id());
    var used =
        parts.stream()
            .map(Component::id)
            .filter(id -> components.isUsed(run, id))
            .collect(Collectors.toSet());
    var model =
        new RoomModel(
            run,
            projects.get(run.tenantId(), run.projectId()),
            parts,
            used,
            waiting(run),
            withdrawn(run, parts),
            participants.of(run.tenantId(), run.id()).size(),
            choosing());
    return View.of("training/room.jte", model);
  }

  private Map<UUID, Long> waiting(CourseRun run) {
    return progress.of(run.tenantId(), run.id()).stream()
        .filter(row -> row.state() == ProgressState.WAITING)
        .collect(Collectors.groupingBy(ProgressRow::componentId, Collectors.counting()));
  }

  /** 下架 reaches every course that uses the resource: those who began go on, the trainer is told. */
  private Set<UUID> withdrawn(CourseRun run, List<Component> parts) {
    return parts.stream()
        .filter(RemoteUnit.class::isInstance)
        .map(RemoteUnit.class::cast)
        .filter(unit -> library.version(run.tenantId(), unit.resourceVersionId()).withdrawn())
        .map(Component::id)
        .collect(Collectors.toSet());
  }

  private boolean choosing() {
    return launches
        .of(current.launched())
        .filter(launch -> launch.message().type() == MessageType.DEEP_LINKING)
        .isPresent();
  }

  /** Whoever looks at a course laid out after their launch takes part in it from now on. */
  private View home(Viewer viewer, CourseRun run) {
    participants.enrol(viewer.tenant(), run.id(), viewer.personId());
    return View.of(
        "training/home.jte",
        HomeModel.of(
            run,
            components.of(run.tenantId(), run.id()),
            progress.of(run.tenantId(), run.id(), viewer.personId()),
            clock.instant()));
  }
}
