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
import java.util.List;
import java.util.UUID;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.lti.control.Legacy;
import org.xueshi.lti.control.Registrations;
import org.xueshi.lti.control.Vault;
import org.xueshi.lti.entity.LegacyConsumer;
import org.xueshi.lti.entity.Registration;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.PublicUrls;

/** The LTI 1.1 past of one platform in the console: consumer keys; secrets are never shown. */
@Path("/console/platforms/{id: [0-9a-f-]{36}}/lti11")
@RequiresPermissions("platform:manage")
@RequestScoped
public class LegacyPages {

  /** The keys; {@code problem} is null unless something was refused. */
  public record LegacyModel(
      Registration platform,
      List<LegacyConsumer> consumers,
      boolean seals,
      String typed,
      Text problem) {}

  @Inject private Legacy legacy;
  @Inject private Registrations registrations;
  @Inject private Vault vault;
  @Inject private CurrentViewer current;
  @Inject private PublicUrls urls;

  @PathParam("id")
  private String id;

  @GET
  @Operation(hidden = true)
  public View page() {
    return page("", null);
  }

  @POST
  @Operation(hidden = true)
  public Response put(
      @FormParam("consumerKey") String consumerKey, @FormParam("secret") String secret) {
    try {
      legacy.put(id(), consumerKey, secret, current.actor());
    } catch (Refusal refusal) {
      if (refusal.kind() != Refusal.Kind.INVALID) {
        throw refusal;
      }
      return View.answer(page(consumerKey == null ? "" : consumerKey, refusal.text()).status(422));
    }
    return back("consumerKept");
  }

  @POST
  @Path("/removal")
  @Operation(hidden = true)
  public Response remove(@FormParam("consumerKey") String consumerKey) {
    legacy.remove(id(), consumerKey, current.actor());
    return back("consumerRemoved");
  }

  private View page(String typed, Text problem) {
    var tenant = current.viewer().tenant();
    var platform = registrations.byId(tenant, id()).orElseThrow(Refusal::notFound);
    return View.of(
        "lti/legacy.jte",
        new LegacyModel(platform, legacy.of(tenant, platform.id()), vault.seals(), typed, problem));
  }

  private UUID id() {
    return Ids.parse(id).orElseThrow(Refusal::notFound);
  }

  private Response back(String done) {
    var page = urls.absolute("/console/platforms/" + id() + "/lti11?done=" + done);
    return Response.seeOther(URI.create(page)).build();
  }
}
