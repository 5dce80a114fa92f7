package org.xueshi.training.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.training.control.Components;
import org.xueshi.training.control.CourseRuns;
import org.xueshi.training.control.Offers;
import org.xueshi.training.control.PlaceDraws;
import org.xueshi.training.control.Places;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.training.entity.Opening;
import org.xueshi.training.entity.PlaceLine;
import org.xueshi.training.entity.PlaceState;
import org.xueshi.training.entity.PlannedMinutes;
import org.xueshi.web.boundary.Sheet;
import org.xueshi.web.boundary.Sheets;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.Messages;

/** 报名管理 of a course run: gates and opening; applications, draw, second round, capacity. */
@Path("/console/courses/runs/{id: [0-9a-f-]{36}}")
@RequiresPermissions("place:read")
@RequestScoped
public class OfferPages {

  private static final int PAGE_SIZE = 50;
  private static final int EXPORT_MAX = 100_000;

  /**
   * @param offer null while it is not open
   * @param forbids what would forbid opening it as typed, by article
   * @param next identifier after which the next page begins, or null
   */
  public record OfferModel(
      CourseRun run,
      Offers.Offer offer,
      Map<String, Text> forbids,
      List<PlaceLine> lines,
      Map<PlaceState, Integer> counts,
      PlaceState state,
      UUID next,
      Fields fields,
      boolean mayWrite,
      Text problem) {}

  @Inject private CurrentViewer current;
  @Inject private Offers offers;
  @Inject private PlaceDraws draws;
  @Inject private Places places;
  @Inject private CourseRuns runs;
  @Inject private Components components;
  @Inject private Messages messages;

  @PathParam("id")
  private UUID id;

  @GET
  @Operation(hidden = true)
  public View offer(@QueryParam("state") String state, @QueryParam("after") String after) {
    return view(null, null, new Page(state(state), Ids.parse(after).orElse(null)));
  }

  private record Page(PlaceState state, UUID after) {}

  /** Shows what forbids it, or opens it. */
  @POST
  @RequiresPermissions("place:manage")
  @Operation(hidden = true)
  public Response open(MultivaluedMap<String, String> form) {
    var fields = Fields.of(form);
    return change(fields, () -> offers.open(tenant(), id, opening(fields)));
  }

  @POST
  @Path("/draw")
  @RequiresPermissions("place:manage")
  @Operation(hidden = true)
  public Response draw() {
    return change(null, () -> draws.draw(tenant(), id, current.actor()));
  }

  @POST
  @Path("/rounds")
  @RequiresPermissions("place:manage")
  @Operation(hidden = true)
  public Response again(MultivaluedMap<String, String> form) {
    var fields = Fields.of(form);
    return change(
        fields, () -> offers.again(tenant(), id, fields.date("from"), fields.date("until")));
  }

  /** A new capacity; whoever waits moves up at once. */
  @POST
  @Path("/capacity")
  @RequiresPermissions("place:manage")
  @Operation(hidden = true)
  public Response resize(MultivaluedMap<String, String> form) {
    var fields = Fields.of(form);
    return change(
        fields,
        () -> {
          offers.resize(tenant(), id, fields.number("capacity"));
          draws.moveUp(tenant(), id);
        });
  }

  @GET
  @Path("/export.{format: csv|xlsx}")
  @Operation(hidden = true)
  public Response export(@PathParam("format") String format, @QueryParam("state") String state) {
    var language = current.console().language();
    var lines = places.list(tenant(), asked(new Page(state(state), null), EXPORT_MAX));
    var header =
        Stream.of("ticket", "name", "staffNumber", "school", "rural", "post", "state", "position")
            .map(column -> messages.text(language, "place.column." + column))
            .toList();
    Stream<List<Object>> cells =
        lines.stream()
            .map(
                line -> {
                  var row = new ArrayList<Object>();
                  row.add(line.ticket());
                  row.add(line.name());
                  row.add(line.staffNumber());
                  row.add(line.schoolName());
                  row.add(messages.text(language, line.rural() ? "roster.rural" : "roster.urban"));
                  row.add(line.post());
                  row.add(messages.text(language, "place.state." + line.state()));
                  row.add(line.position());
                  return row;
                });
    var sheet = new Sheet(runs.get(tenant(), id).code(), header, cells);
    return Sheets.answer(sheet, Sheets.Format.of(format), "applications");
  }

  private Response change(Fields fields, Runnable change) {
    current.console();
    try {
      change.run();
      return Response.seeOther(URI.create("/console/courses/runs/" + id + "?done=training.saved"))
          .build();
    } catch (Refusal refusal) {
      var status = refusal.kind().status();
      return Response.status(status)
          .entity(view(fields, refusal.text(), new Page(null, null)).status(status))
          .build();
    }
  }

  private View view(Fields typed, Text problem, Page page) {
    var tenant = current.console().tenant();
    var run = runs.get(tenant, id);
    var offer = offers.find(tenant, id).orElse(null);
    var fields = typed == null || !typed.typed().containsKey("course") ? fields(run) : typed;
    var found = places.list(tenant, asked(page, PAGE_SIZE + 1));
    var more = found.size() > PAGE_SIZE;
    var shown = more ? found.subList(0, PAGE_SIZE) : found;
    return View.of(
        "training/offer.jte",
        new OfferModel(
            run,
            offer,
            offer == null ? offers.forbids(tenant, id, opening(fields)) : Map.of(),
            shown,
            places.counts(tenant, id),
            page.state(),
            more ? shown.get(PAGE_SIZE - 1).id() : null,
            fields,
            current.may("place:manage"),
            problem));
  }

  private Places.Asked asked(Page page, int limit) {
    var states = page.state() == null ? Set.<PlaceState>of() : Set.of(page.state());
    return new Places.Asked(id, null, null, states, page.after(), limit);
  }

  /** What the run's plan suggests. */
  private Fields fields(CourseRun run) {
    var minutes = PlannedMinutes.of(components.of(run.tenantId(), run.id()));
    var today = offers.today();
    var until =
        today.plusDays(14).isBefore(run.startsOn())
            ? today.plusDays(14)
            : run.startsOn().minusDays(1);
    return Fields.empty()
        .with("capacity", 40)
        .with("course", minutes.course())
        .with("remote", minutes.remote())
        .with("face", minutes.faceToFace())
        .with("from", today)
        .with("until", until);
  }

  private static Opening opening(Fields fields) {
    return new Opening(
        fields.number("capacity"),
        fields.chose("selfEnrol", "yes"),
        fields.number("course"),
        fields.number("remote"),
        fields.number("face"),
        fields.date("from"),
        fields.date("until"));
  }

  private static PlaceState state(String text) {
    return Stream.of(PlaceState.values())
        .filter(one -> one.name().equals(text))
        .findFirst()
        .orElse(null);
  }

  private UUID tenant() {
    return current.viewer().tenant();
  }
}
