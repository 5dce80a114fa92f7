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
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.lti.control.KeyRotation;
import org.xueshi.lti.control.ToolDescription;
import org.xueshi.lti.control.Vault;
import org.xueshi.lti.entity.KeyPhase;
import org.xueshi.lti.entity.KeyPlan;
import org.xueshi.lti.entity.SigningKey;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.PublicUrls;

/** Our signing keys in the console: where each stands, what comes next, and the two levers. */
@Path("/console/platforms/keys")
@RequiresPermissions("platform:manage")
@RequestScoped
public class KeysPages {

  /** All keys, newest first. */
  public record KeysModel(
      KeyPlan plan, String keysUrl, boolean sealed, boolean mayManage, Text problem) {

    /** Whole days, or hours if it is less than two days. */
    public Text lasting(java.time.Duration period) {
      return period.toHours() < 48
          ? Text.of("lti.keys.hours", period.toHours())
          : Text.of("lti.keys.days", period.toDays());
    }
  }

  /** Before a key is ended at once. */
  public record RetirementModel(SigningKey key, KeyPhase phase, boolean replaced, Text problem) {}

  @Inject private KeyRotation rotation;
  @Inject private ToolDescription tool;
  @Inject private Vault vault;
  @Inject private CurrentViewer current;
  @Inject private PublicUrls urls;

  @GET
  @RequiresPermissions("platform:read")
  @Operation(hidden = true)
  public View page() {
    return page(null);
  }

  @POST
  @Path("/rotation")
  @Operation(hidden = true)
  public Response rotate() {
    try {
      rotation.rotate(current.actor());
    } catch (Refusal refusal) {
      return View.answer(page(refusal.text()).status(refusal.kind().status()));
    }
    return back("keyPublished");
  }

  /** A reloaded or translated answer of the post above. */
  @GET
  @Path("/rotation")
  @RequiresPermissions("platform:read")
  @Operation(hidden = true)
  public View afterRotation() {
    return page(null);
  }

  /** Says what will happen before it does. */
  @GET
  @Path("/{kid: [0-9a-zA-Z_-]{1,64}}/retirement")
  @Operation(hidden = true)
  public View retirement(@PathParam("kid") String kid) {
    return retirement(kid, null);
  }

  @POST
  @Path("/{kid: [0-9a-zA-Z_-]{1,64}}/retirement")
  @Operation(hidden = true)
  public Response retire(@PathParam("kid") String kid, @FormParam("because") String because) {
    try {
      rotation.retire(kid, because, current.actor());
    } catch (Refusal refusal) {
      if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
        throw refusal;
      }
      var view = retirement(kid, refusal.text());
      return View.answer(view.status(refusal.kind().status()));
    }
    return back("keyRetired");
  }

  private View page(Text problem) {
    return View.of(
        "lti/keys.jte",
        new KeysModel(
            rotation.plan(current.viewer().tenant()),
            tool.keysUrl(),
            vault.seals(),
            current.may("platform:manage"),
            problem));
  }

  private View retirement(String kid, Text problem) {
    var plan = rotation.plan(current.viewer().tenant());
    var key =
        plan.keys().stream()
            .filter(each -> each.kid().equals(kid))
            .findFirst()
            .orElseThrow(Refusal::notFound);
    return View.of(
        "lti/keyRetirement.jte",
        new RetirementModel(key, plan.phase(key), plan.waiting().isPresent(), problem));
  }

  private Response back(String done) {
    return Response.seeOther(URI.create(urls.absolute("/console/platforms/keys?done=" + done)))
        .build();
  }
}
