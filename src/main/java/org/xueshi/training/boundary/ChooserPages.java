package org.xueshi.training.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.lti.boundary.AutoPost;
import org.xueshi.lti.control.DeepLinking;
import org.xueshi.lti.control.LaunchDetails;
import org.xueshi.lti.control.Launches;
import org.xueshi.lti.control.Registrations;
import org.xueshi.lti.entity.DeepLinkingSettings;
import org.xueshi.resources.control.Library;
import org.xueshi.resources.entity.ResourceFilter;
import org.xueshi.training.control.Components;
import org.xueshi.training.control.CourseRuns;
import org.xueshi.training.entity.ComponentKind;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.Messages;
import org.xueshi.web.entity.Viewer;

/**
 * 选择内容: what of the course run goes into the platform's course (Deep Linking). Trainers only:
 * chosen, looked at, and then sent, once.
 */
@Path("/c/{launch}/choose")
@RequestScoped
public class ChooserPages {

  @Inject private CurrentViewer current;
  @Inject private Launches launches;
  @Inject private DeepLinking deepLinking;
  @Inject private Registrations registrations;
  @Inject private CourseRuns runs;
  @Inject private Components components;
  @Inject private Library library;
  @Inject private Choices choices;
  @Inject private LayOutForms forms;
  @Inject private CopyPages copies;
  @Inject private Messages messages;

  @QueryParam("item")
  private List<String> chosen;

  @QueryParam("q")
  @DefaultValue("")
  private String words;

  @QueryParam("kind")
  @DefaultValue("")
  private String kind;

  @GET
  @Operation(hidden = true)
  public Response choose(@QueryParam("fresh") @DefaultValue("") String fresh) {
    var viewer = current.trainer();
    var launch = asking(viewer);
    var run = runs.ofCourseKey(viewer.tenant(), viewer.courseKey());
    if (run.isPresent()) {
      return Response.ok(chooser(run.get(), launch, null)).build();
    }
    var copied = fresh.isEmpty() ? copies.asked(viewer, "choose") : Optional.<Response>empty();
    return copied.orElseGet(() -> Response.ok(forms.blank(viewer, "choose")).build());
  }

  /** What would be placed, with its grade columns and dates, in an order that can be changed. */
  @GET
  @Path("/preview")
  @Operation(hidden = true)
  public View preview() {
    var viewer = current.trainer();
    var launch = asking(viewer);
    var run = runs.of(viewer);
    if (chosen.isEmpty()) {
      return chooser(run, launch, Text.of("training.choose.nothing")).status(422);
    }
    return preview(run, launch, chosen);
  }

  @POST
  @Operation(hidden = true)
  public Response place(MultivaluedMap<String, String> form) {
    var viewer = current.trainer();
    var launch = asking(viewer);
    var run = runs.of(viewer);
    var wanted = Fields.of(form).all("item");
    if (wanted.isEmpty()) {
      var view = chooser(run, launch, Text.of("training.choose.nothing")).status(422);
      return Response.status(422).entity(view).build();
    }
    var items = List.copyOf(choices.items(run, settings(launch), wanted).values());
    var said = messages.text(viewer.language(), "training.choose.placed", items.size());
    var answer = deepLinking.respond(launch, items, DeepLinking.Words.message(said));
    return Response.ok(AutoPost.page(answer)).build();
  }

  /** Nothing chosen: the platform learns it, and its course stays as it was. */
  @POST
  @Path("/cancellation")
  @Operation(hidden = true)
  public View cancel() {
    return AutoPost.page(deepLinking.cancel(asking(current.trainer())));
  }

  /** The platform takes nothing that we have: it learns that as an error. */
  @POST
  @Path("/refusal")
  @Operation(hidden = true)
  public View refuse() {
    var viewer = current.trainer();
    var launch = asking(viewer);
    var types = String.join(", ", settings(launch).acceptTypes());
    var words =
        DeepLinking.Words.error(
            messages.text(viewer.language(), "training.choose.nothingFits", types),
            "no acceptable content item type: " + types);
    return AutoPost.page(deepLinking.respond(launch, List.of(), words));
  }

  private LaunchDetails asking(Viewer viewer) {
    return launches
        .of(viewer)
        .filter(launch -> launch.message().deepLinking().isPresent())
        .orElseThrow(() -> Refusal.conflict("training.refusal.notAsked"));
  }

  private static DeepLinkingSettings settings(LaunchDetails launch) {
    return launch.message().deepLinking().orElseThrow();
  }

  private View chooser(CourseRun run, LaunchDetails launch, Text problem) {
    var searched = words.strip();
    return View.of(
        "training/choose.jte",
        new ChooserModel(
            run,
            settings(launch),
            components.of(run.tenantId(), run.id()),
            library.list(run.tenantId(), ResourceFilter.onOffer(searched, 0)),
            List.copyOf(chosen),
            searched,
            Fields.empty().with("kind", kind).one("kind", ComponentKind.class),
            problem));
  }

  private View preview(CourseRun run, LaunchDetails launch, List<String> wanted) {
    var settings = settings(launch);
    var items = choices.items(run, settings, wanted);
    Text problem = null;
    try {
      deepLinking.check(launch, new ArrayList<>(items.values()));
    } catch (Refusal refusal) {
      problem = refusal.text();
    }
    return View.of(
        "training/preview.jte",
        new PreviewModel(run, items, isMoodle(launch), !settings.acceptLineItem(), problem));
  }

  private boolean isMoodle(LaunchDetails launch) {
    return registrations
        .byId(launch.tenant(), launch.registrationId())
        .filter(
            platform ->
                platform.description().product().toLowerCase(Locale.ROOT).contains("moodle"))
        .isPresent();
  }
}
