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
import java.util.LinkedHashMap;
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
import org.xueshi.people.control.Schools;
import org.xueshi.roster.control.SchoolScope;
import org.xueshi.training.control.CourseRuns;
import org.xueshi.training.control.Offers;
import org.xueshi.training.control.Places;
import org.xueshi.training.control.Quotas;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.training.entity.PlaceState;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/** 学校推荐: a school's own teachers who have applied, within the school's quotas. */
@Path("/console/nominations")
@RequiresPermissions("place:recommend")
@RequestScoped
public class NominationPages {

  private static final int PAGE_SIZE = 50;

  /**
   * @param quotas of the school, by course run that is offered
   * @param state that is shown, or null for all
   */
  public record NominationsModel(
      String school,
      Map<CourseRun, Quotas.Line> quotas,
      List<Places.Seen> lines,
      PlaceState state,
      UUID next,
      Text problem) {}

  @Inject private CurrentViewer current;
  @Inject private Places places;
  @Inject private Offers offers;
  @Inject private CourseRuns runs;
  @Inject private Quotas quotas;
  @Inject private SchoolScope scope;
  @Inject private Schools schools;

  @GET
  @Operation(hidden = true)
  public View list(@QueryParam("state") String state, @QueryParam("after") String after) {
    return view(state, Ids.parse(after).orElse(null), null);
  }

  @POST
  @Path("/{id: [0-9a-f-]{36}}")
  @Operation(hidden = true)
  public Response decide(
      @PathParam("id") UUID id,
      @FormParam("step") String step,
      @FormParam("reason") String reason) {
    var viewer = current.console();
    var official =
        new Places.Official(
            current.actor(), scope.personOf(viewer.tenant(), viewer.accountId()).orElse(null));
    try {
      if ("RECOMMEND".equals(step)) {
        places.recommend(viewer.tenant(), school(), id, reason, official);
      } else {
        places.giveBack(viewer.tenant(), school(), id, reason, official);
      }
      return Response.seeOther(URI.create("/console/nominations?done=place.nominated")).build();
    } catch (Refusal refusal) {
      var status = refusal.kind().status();
      return Response.status(status)
          .entity(view(null, null, refusal.text()).status(status))
          .build();
    }
  }

  /** An account without a school sees none: there is nothing here for it. */
  private UUID school() {
    var viewer = current.console();
    return scope.schoolOf(viewer.tenant(), viewer.accountId()).orElseThrow(Refusal::notFound);
  }

  private View view(String asked, UUID after, Text problem) {
    var tenant = current.console().tenant();
    var school = school();
    var state =
        Stream.of(PlaceState.values())
            .filter(one -> one.name().equals(asked))
            .findFirst()
            .orElse("ALL".equals(asked) ? null : PlaceState.APPLIED);
    var states = state == null ? Set.<PlaceState>of() : Set.of(state);
    var found =
        places.seen(tenant, new Places.Asked(null, null, school, states, after, PAGE_SIZE + 1));
    var more = found.size() > PAGE_SIZE;
    var shown = more ? found.subList(0, PAGE_SIZE) : found;
    return View.of(
        "training/nominations.jte",
        new NominationsModel(
            schools.byId(tenant, school).orElseThrow(Refusal::notFound).name(),
            quotas(tenant, school),
            shown,
            state,
            more ? shown.get(PAGE_SIZE - 1).line().id() : null,
            problem));
  }

  private Map<CourseRun, Quotas.Line> quotas(UUID tenant, UUID school) {
    var byRun = new LinkedHashMap<CourseRun, Quotas.Line>();
    for (var offer : offers.all(tenant)) {
      var run = runs.get(tenant, offer.runId());
      if (!offer.selfEnrol() && offers.today().isBefore(run.startsOn())) {
        quotas.of(tenant, run.projectId()).stream()
            .filter(line -> line.schoolId().equals(school) && line.places() > 0)
            .forEach(line -> byRun.put(run, line));
      }
    }
    return byRun;
  }
}
