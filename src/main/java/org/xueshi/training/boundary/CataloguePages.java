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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.entity.Theme;
import org.xueshi.roster.entity.Unit;
import org.xueshi.training.control.Applications;
import org.xueshi.training.control.Catalogue;
import org.xueshi.training.control.Places;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/** 选课目录: what a teacher may choose, by content, time, route and provider (9.3). */
@Path("/c/{launch}/catalogue")
@RequestScoped
public class CataloguePages {

  /** What is offered now, and what was asked. */
  public record CatalogueModel(
      List<Catalogue.Offered> offers, List<Unit> providers, Catalogue.Asked asked) {}

  /** One offer, and what speaks for and against this teacher. */
  public record OfferedModel(
      Catalogue.Offered offered, Places.Seen me, String words, Text problem) {}

  @Inject private CurrentViewer current;
  @Inject private Catalogue catalogue;
  @Inject private Applications applications;

  @GET
  @Operation(hidden = true)
  public View list(
      @QueryParam("theme") String theme,
      @QueryParam("time") String time,
      @QueryParam("route") String route,
      @QueryParam("provider") String provider) {
    var tenant = current.launched().tenant();
    var asked =
        new Catalogue.Asked(
            Fields.empty().with("theme", theme).one("theme", Theme.class),
            word(time),
            word(route),
            Ids.parse(provider).orElse(null));
    return View.of(
        "training/catalogue.jte",
        new CatalogueModel(catalogue.find(tenant, asked), catalogue.providers(tenant), asked));
  }

  @GET
  @Path("/{run: [0-9a-f-]{36}}")
  @Operation(hidden = true)
  public View one(@PathParam("run") UUID run) {
    return view(run, "", null);
  }

  @POST
  @Path("/{run: [0-9a-f-]{36}}")
  @Operation(hidden = true)
  public Response apply(@PathParam("run") UUID run, @FormParam("words") String words) {
    var viewer = current.launched();
    try {
      applications.apply(viewer.tenant(), run, viewer.personId(), words, current.actor());
      return Paths.seeOther(viewer, "/places?done=place.applied");
    } catch (Refusal refusal) {
      var status = refusal.kind().status();
      return Response.status(status)
          .entity(view(run, words, refusal.text()).status(status))
          .build();
    }
  }

  private View view(UUID run, String words, Text problem) {
    var viewer = current.launched();
    var offered = catalogue.get(viewer.tenant(), run);
    var me = applications.wouldBe(viewer.tenant(), run, viewer.personId());
    return View.of(
        "training/offered.jte", new OfferedModel(offered, me, words == null ? "" : words, problem));
  }

  private static String word(String text) {
    return text == null ? "" : text;
  }
}
