package org.xueshi.training.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.training.control.Components;
import org.xueshi.training.control.CourseRuns;
import org.xueshi.training.control.PackageMemories;
import org.xueshi.training.entity.RemoteUnit;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.entity.Viewer;

/** What a unit's package remembers, for runtime.js: always the viewer's own. */
@Path("/c/{launch}/units/{unit}/runtime")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class PackageMemoryResource {

  /** Who studies, as the package may know it: the name they go by here, and no identifier. */
  public record Learner(String id, String name) {}

  /** What was kept, {@code null} if nothing was. */
  public record Kept(String state, Learner learner) {}

  /** To be kept: a JSON object as text. */
  public record Memory(String state) {}

  @Inject private CurrentViewer current;
  @Inject private CourseRuns runs;
  @Inject private Components components;
  @Inject private PackageMemories memories;

  @GET
  @Operation(hidden = true)
  public Kept kept(@PathParam("unit") String id) {
    var viewer = learner();
    return new Kept(
        memories.of(unit(viewer, id), viewer.personId()).orElse(null),
        new Learner("learner", viewer.name()));
  }

  @POST
  @Operation(hidden = true)
  public void keep(@PathParam("unit") String id, Memory memory) {
    var viewer = learner();
    var unit = unit(viewer, id);
    memories.keep(unit, viewer.personId(), memory == null ? null : memory.state());
  }

  private Viewer learner() {
    var viewer = current.launched();
    if (!viewer.isLearner()) {
      throw Refusal.forbidden("training.refusal.learnersOnly");
    }
    return viewer;
  }

  private RemoteUnit unit(Viewer viewer, String id) {
    return components.get(
        runs.of(viewer), Ids.parse(id).orElseThrow(Refusal::notFound), RemoteUnit.class);
  }
}
