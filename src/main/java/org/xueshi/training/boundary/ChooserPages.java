package org.xueshi.training.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.lti.boundary.AutoPost;
import org.xueshi.lti.control.DeepLinking;
import org.xueshi.lti.control.LaunchDetails;
import org.xueshi.lti.control.Launches;
import org.xueshi.lti.entity.ContentItem;
import org.xueshi.lti.entity.NewColumn;
import org.xueshi.training.control.Components;
import org.xueshi.training.control.CourseRuns;
import org.xueshi.training.entity.Component;
import org.xueshi.training.entity.ComponentCompleted;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.Messages;
import org.xueshi.web.entity.Viewer;

/** 选择内容: what of the course run goes into the platform's course (Deep Linking). Trainers only. */
@Path("/c/{launch}/choose")
@RequestScoped
public class ChooserPages {

  private static final String ROOM = "room";

  /**
   * The chooser.
   *
   * @param several whether the platform takes more than one at once
   */
  public record ChooserModel(
      CourseRun run, List<Component> components, boolean several, Text problem) {}

  @Inject private CurrentViewer current;
  @Inject private Launches launches;
  @Inject private DeepLinking deepLinking;
  @Inject private CourseRuns runs;
  @Inject private Components components;
  @Inject private LayOutForms forms;
  @Inject private Messages messages;

  @GET
  @Operation(hidden = true)
  public View choose() {
    var viewer = current.trainer();
    var launch = asking(viewer);
    return runs.ofCourseKey(viewer.tenant(), viewer.courseKey())
        .map(run -> view(run, launch, null))
        .orElseGet(() -> forms.blank(viewer, "choose"));
  }

  @POST
  @Operation(hidden = true)
  public Response place(MultivaluedMap<String, String> form) {
    var viewer = current.trainer();
    var launch = asking(viewer);
    var run = runs.of(viewer);
    var items = items(viewer, run, launch, Fields.of(form));
    if (items.isEmpty()) {
      var problem = Text.of("training.choose.nothing");
      return Response.status(422).entity(view(run, launch, problem).status(422)).build();
    }
    return Response.ok(AutoPost.page(deepLinking.respond(launch, items))).build();
  }

  /** Nothing chosen: the platform learns it, and its course stays as it was. */
  @POST
  @Path("/cancellation")
  @Operation(hidden = true)
  public View cancel() {
    return AutoPost.page(deepLinking.respond(asking(current.trainer()), List.of()));
  }

  private LaunchDetails asking(Viewer viewer) {
    return launches
        .of(viewer)
        .filter(launch -> launch.message().deepLinking().isPresent())
        .orElseThrow(() -> Refusal.conflict("training.refusal.notAsked"));
  }

  private View view(CourseRun run, LaunchDetails launch, Text problem) {
    var several = launch.message().deepLinking().orElseThrow().acceptMultiple();
    var parts = components.of(run.tenantId(), run.id());
    return View.of("training/choose.jte", new ChooserModel(run, parts, several, problem));
  }

  private List<ContentItem> items(
      Viewer viewer, CourseRun run, LaunchDetails launch, Fields fields) {
    var columns = launch.message().deepLinking().orElseThrow().acceptLineItem();
    var items = new ArrayList<ContentItem>();
    for (var chosen : fields.all("item")) {
      if (ROOM.equals(chosen)) {
        var title = messages.text(viewer.language(), "training.choose.roomTitle", run.title());
        items.add(new ContentItem(title, "", Map.of(), null));
      } else {
        var id = Ids.parse(chosen).orElseThrow(Refusal::notFound);
        items.add(item(components.get(run, id), columns));
      }
    }
    return items;
  }

  private static ContentItem item(Component component, boolean columns) {
    var id = component.id().toString();
    var column =
        columns
            ? new NewColumn(
                component.title(),
                ComponentCompleted.SCORE_MAXIMUM,
                id,
                component.kind().name().toLowerCase(java.util.Locale.ROOT))
            : null;
    return new ContentItem(component.title(), "", Map.of(CourseLanding.ITEM, id), column);
  }
}
