package org.xueshi.training.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.roster.control.SchoolScope;
import org.xueshi.training.control.Places;
import org.xueshi.training.entity.PlaceState;
import org.xueshi.training.entity.PlaceStep;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/**
 * 审核台: what schools have recommended and teachers have appealed, one after the other. After each
 * decision the next one is there, with the focus on its first button: a whole batch by keyboard.
 */
@Path("/console/place-reviews")
@RequiresPermissions("place:review")
@RequestScoped
public class ReviewDeskPages {

  private static final int SHOWN = 50;

  /**
   * @param open the one to decide now, or null if none waits
   * @param history what has happened to it
   */
  public record DeskModel(
      List<Places.Seen> waiting,
      Places.Seen open,
      List<Places.Done> history,
      String reason,
      Text problem) {}

  @Inject private CurrentViewer current;
  @Inject private Places places;
  @Inject private SchoolScope scope;

  @GET
  @Operation(hidden = true)
  public View desk(@QueryParam("id") String id) {
    return view(Ids.parse(id).orElse(null), "", null);
  }

  @POST
  @Path("/{id: [0-9a-f-]{36}}")
  @Operation(hidden = true)
  public Response decide(
      @PathParam("id") UUID id,
      @FormParam("step") String step,
      @FormParam("reason") String reason) {
    var viewer = current.console();
    var taken =
        switch (step == null ? "" : step) {
          case "APPROVE" -> PlaceStep.APPROVE;
          case "REJECT" -> PlaceStep.REJECT;
          default -> PlaceStep.RETURN;
        };
    var official =
        new Places.Official(
            current.actor(), scope.personOf(viewer.tenant(), viewer.accountId()).orElse(null));
    try {
      places.review(viewer.tenant(), id, taken, reason, official);
      return Response.seeOther(URI.create("/console/place-reviews?done=place.reviewed")).build();
    } catch (Refusal refusal) {
      var status = refusal.kind().status();
      return Response.status(status)
          .entity(view(id, reason, refusal.text()).status(status))
          .build();
    }
  }

  private View view(UUID id, String reason, Text problem) {
    var tenant = current.console().tenant();
    var states = Set.of(PlaceState.RECOMMENDED, PlaceState.APPEALED);
    var waiting = places.seen(tenant, new Places.Asked(null, null, null, states, null, SHOWN));
    var open =
        waiting.stream()
            .filter(one -> id == null || one.line().id().equals(id))
            .findFirst()
            .orElse(waiting.isEmpty() ? null : waiting.get(0));
    var history = open == null ? List.<Places.Done>of() : places.history(tenant, open.line().id());
    return View.of(
        "training/review.jte",
        new DeskModel(waiting, open, history, reason == null ? "" : reason, problem));
  }
}
