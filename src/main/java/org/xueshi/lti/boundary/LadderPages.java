package org.xueshi.lti.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.lti.control.Ladders;
import org.xueshi.lti.control.Registrations;
import org.xueshi.lti.entity.Registration;
import org.xueshi.lti.entity.Rung;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.PublicUrls;

/** The order in which a platform's launches prove their browser, in the console. */
@Path("/console/platforms/{id: [0-9a-f-]{36}}/ladder")
@RequiresPermissions("platform:manage")
@RequestScoped
public class LadderPages {

  /** The order as chosen; {@code problem} is null unless it was refused. */
  public record LadderModel(
      Registration platform, List<Rung> rungs, Text problem, boolean mayManage) {

    /** Whether this rung stands at this step, counted from 0. */
    public boolean chosen(int step, Rung rung) {
      return step < rungs.size() && rungs.get(step) == rung;
    }
  }

  @Inject private Registrations registrations;
  @Inject private Ladders ladders;
  @Inject private CurrentViewer current;
  @Inject private PublicUrls urls;

  @PathParam("id")
  private String id;

  @GET
  @RequiresPermissions("platform:read")
  @Operation(hidden = true)
  public View page() {
    var platform = platform();
    return view(platform, ladders.of(platform.tenant(), platform.id()).rungs(), null);
  }

  @POST
  @Operation(hidden = true)
  public Response choose(@FormParam("step") List<String> steps) {
    var platform = platform();
    var rungs = steps.stream().filter(step -> !step.isEmpty()).map(LadderPages::rung).toList();
    try {
      ladders.choose(platform.id(), rungs, current.actor());
    } catch (Refusal refusal) {
      return View.answer(view(platform, rungs, refusal.text()).status(422));
    }
    var page = "/console/platforms/" + platform.id() + "?done=ladderChosen";
    return Response.seeOther(URI.create(urls.absolute(page))).build();
  }

  private View view(Registration platform, List<Rung> rungs, Text problem) {
    return View.of(
        "lti/ladder.jte",
        new LadderModel(platform, rungs, problem, current.may("platform:manage")));
  }

  private Registration platform() {
    return Ids.parse(id)
        .flatMap(found -> registrations.byId(current.viewer().tenant(), found))
        .orElseThrow(Refusal::notFound);
  }

  private static Rung rung(String name) {
    return Arrays.stream(Rung.values())
        .filter(rung -> rung.name().equals(name))
        .findFirst()
        .orElseThrow(() -> Refusal.invalid("lti.ladder.unsound"));
  }
}
