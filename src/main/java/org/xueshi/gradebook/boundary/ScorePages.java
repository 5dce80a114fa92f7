package org.xueshi.gradebook.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.gradebook.control.Dispatches;
import org.xueshi.gradebook.entity.Dispatch;
import org.xueshi.gradebook.entity.SendState;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.people.control.Persons;
import org.xueshi.training.control.Components;
import org.xueshi.training.control.CourseRuns;
import org.xueshi.training.entity.Component;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.entity.Viewer;

/** 成绩回传: what was sent to the platform, for the trainer of the course. */
@Path("/c/{launch}/scores")
@RequestScoped
public class ScorePages {

  private static final int PAGE_SIZE = 50;

  @Inject private CurrentViewer current;
  @Inject private Dispatches dispatches;
  @Inject private CourseRuns courses;
  @Inject private Components components;
  @Inject private Persons persons;

  @GET
  @Operation(hidden = true)
  public View scores(
      @QueryParam("show") String show, @QueryParam("page") @DefaultValue("1") String number) {
    var viewer = current.trainer();
    var all = rows(viewer);
    var asked = state(show);
    var some =
        all.stream().filter(row -> asked == null || row.dispatch().state() == asked).toList();
    var page =
        Paging.of(some, number.matches("\\d{1,6}") ? Integer.parseInt(number) : 1, PAGE_SIZE);
    return View.of(
        "gradebook/scores.jte", new ScoresModel(asked, ScoresModel.count(all), all.size(), page));
  }

  @POST
  @Path("/{id}/sending")
  @Operation(hidden = true)
  public Response resend(@PathParam("launch") String launch, @PathParam("id") String id) {
    var viewer = current.trainer();
    var score = Ids.parse(id).orElseThrow(Refusal::notFound);
    dispatches.resend(courseKey(viewer), score, current.actor());
    return back(launch);
  }

  /** Of two values, the platform's stays. */
  @POST
  @Path("/{id}/leaving")
  @Operation(hidden = true)
  public Response leave(@PathParam("launch") String launch, @PathParam("id") String id) {
    var viewer = current.trainer();
    var score = Ids.parse(id).orElseThrow(Refusal::notFound);
    dispatches.leave(courseKey(viewer), score, current.actor());
    return Response.seeOther(URI.create("/c/" + launch + "/scores?done=gradebook.left")).build();
  }

  @POST
  @Path("/sending")
  @Operation(hidden = true)
  public Response resendFailed(@PathParam("launch") String launch) {
    dispatches.resendFailed(courseKey(current.trainer()), current.actor());
    return back(launch);
  }

  private static Response back(String launch) {
    var page = URI.create("/c/" + launch + "/scores?done=gradebook.resent");
    return Response.seeOther(page).build();
  }

  private static String courseKey(Viewer viewer) {
    if (viewer.courseKey() == null) {
      throw Refusal.notFound();
    }
    return viewer.courseKey();
  }

  private List<ScoresModel.Row> rows(Viewer viewer) {
    var order = parts(viewer);
    var owed = dispatches.ofCourse(viewer.tenant(), courseKey(viewer));
    var people =
        persons.byIds(viewer.tenant(), owed.stream().map(Dispatch::personId).distinct().toList());
    var position = List.copyOf(order.keySet());
    return owed.stream()
        .sorted(
            Comparator.<Dispatch>comparingInt(one -> position.indexOf(one.componentId()))
                .thenComparing(Dispatch::id))
        .map(
            one -> {
              var person = people.get(one.personId());
              return new ScoresModel.Row(
                  order.getOrDefault(one.componentId(), ""),
                  person.displayName(),
                  person.staffNumber(),
                  one);
            })
        .toList();
  }

  /** Titles of the course's parts, in order. */
  private Map<UUID, String> parts(Viewer viewer) {
    return courses.ofCourseKey(viewer.tenant(), viewer.courseKey()).stream()
        .flatMap(run -> components.of(viewer.tenant(), run.id()).stream())
        .collect(
            Collectors.toMap(
                Component::id,
                Component::title,
                (one, other) -> one,
                java.util.LinkedHashMap::new));
  }

  private static SendState state(String show) {
    return Stream.of(SendState.values())
        .filter(state -> state.name().equalsIgnoreCase(show))
        .findFirst()
        .orElse(null);
  }
}
