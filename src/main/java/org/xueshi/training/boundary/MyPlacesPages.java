package org.xueshi.training.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.training.control.Applications;
import org.xueshi.training.control.Places;
import org.xueshi.training.entity.PlaceLine;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/** 我的报名: where each application stands, why, and what can be done. */
@Path("/c/{launch}/places")
@RequestScoped
public class MyPlacesPages {

  private static final int SHOWN = 200;

  /** Newest first. */
  public record MyPlacesModel(List<PlaceLine> lines, Text problem) {}

  @Inject private CurrentViewer current;
  @Inject private Places places;
  @Inject private Applications applications;

  @GET
  @Operation(hidden = true)
  public View list() {
    return view(null);
  }

  @POST
  @Path("/{id: [0-9a-f-]{36}}/withdrawal")
  @Operation(hidden = true)
  public Response withdraw(@PathParam("id") UUID id) {
    var viewer = current.launched();
    return change(
        "place.withdrawn",
        () -> applications.withdraw(viewer.tenant(), viewer.personId(), id, current.actor()));
  }

  @POST
  @Path("/{id: [0-9a-f-]{36}}/appeal")
  @Operation(hidden = true)
  public Response appeal(@PathParam("id") UUID id, @FormParam("reason") String reason) {
    var viewer = current.launched();
    return change(
        "place.appealed",
        () -> applications.appeal(viewer.tenant(), viewer.personId(), id, reason, current.actor()));
  }

  private Response change(String done, Runnable change) {
    try {
      change.run();
      return Paths.seeOther(current.launched(), "/places?done=" + done);
    } catch (Refusal refusal) {
      var status = refusal.kind().status();
      return Response.status(status).entity(view(refusal.text()).status(status)).build();
    }
  }

  private View view(Text problem) {
    var viewer = current.launched();
    var asked = new Places.Asked(null, viewer.personId(), null, Set.of(), null, SHOWN);
    var lines = new java.util.ArrayList<>(places.list(viewer.tenant(), asked));
    java.util.Collections.reverse(lines);
    return View.of("training/myPlaces.jte", new MyPlacesModel(lines, problem));
  }
}
