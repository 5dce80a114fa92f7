package org.xueshi.training.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.people.control.Districts;
import org.xueshi.training.control.Catalogue;
import org.xueshi.training.control.Places;
import org.xueshi.training.entity.PlaceLine;
import org.xueshi.training.entity.PlaceState;
import org.xueshi.web.boundary.View;

/**
 * 公示 (15.2): criteria, the draw's seed, and who has a place, for anybody. Names are masked; ticket,
 * tier and lot are not, so that everybody can recompute the order.
 */
@Path("/public/places")
@RequestScoped
public class PublicListPages {

  private static final int ALL = 10_000;

  /** All runs that are offered or were. */
  public record PublicModel(List<Catalogue.Offered> offers) {}

  /**
   * @param lines those drawn, in the order of the draw
   */
  public record PublicListModel(Catalogue.Offered offered, List<PlaceLine> lines) {}

  @Inject private Districts districts;
  @Inject private Catalogue catalogue;
  @Inject private Places places;

  @GET
  @Operation(hidden = true)
  public View all() {
    return View.of("training/publicLists.jte", new PublicModel(catalogue.all(districts.current())));
  }

  @GET
  @Path("/{run: [0-9a-f-]{36}}")
  @Operation(hidden = true)
  public View one(@PathParam("run") UUID run) {
    var tenant = districts.current();
    var offered = catalogue.get(tenant, run);
    var states = Set.of(PlaceState.PLACED, PlaceState.WAITLISTED);
    var lines =
        places.list(tenant, new Places.Asked(run, null, null, states, null, ALL)).stream()
            .sorted(
                java.util.Comparator.comparing(
                        (PlaceLine line) -> line.tier() == null ? 99 : line.tier())
                    .thenComparing(line -> line.lot() == null ? "" : line.lot())
                    .thenComparing(PlaceLine::ticket))
            .toList();
    return View.of("training/publicList.jte", new PublicListModel(offered, lines));
  }
}
