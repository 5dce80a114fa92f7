package org.xueshi.lti.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.lti.control.Doctor;
import org.xueshi.lti.control.Invitations;
import org.xueshi.lti.control.ManualRegistration;
import org.xueshi.lti.control.Registrations;
import org.xueshi.lti.control.ToolDescription;
import org.xueshi.lti.entity.Checkup;
import org.xueshi.lti.entity.Invitation;
import org.xueshi.lti.entity.PlatformForm;
import org.xueshi.lti.entity.Registration;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.PublicUrls;

/** The district's platforms in the console: the list, invitations, registering by hand. */
@Path("/console/platforms")
@RequiresPermissions("platform:manage")
@RequestScoped
public class PlatformsPages {

  /** The list; {@code invitation} is the address just made, else null. */
  public record PlatformsModel(
      List<Registration> platforms,
      Map<UUID, Checkup> checkups,
      List<Invitation> invitations,
      String invitation,
      boolean mayManage) {}

  /** The form as it was filled in; {@code problem} is null at first. */
  public record FormModel(PlatformForm form, ToolDescription tool, Text problem) {

    /** Message key of what is wrong with a part, or null before the first try or if nothing is. */
    public String fault(String part) {
      var fault = problem == null ? null : form.faults().get(part);
      return fault == null ? null : "lti.fault." + fault;
    }

    public String value(String part) {
      return switch (part) {
        case "issuer" -> form.issuer();
        case "clientId" -> form.clientId();
        case "deploymentIds" -> deployments();
        case "authorizationEndpoint" -> form.authorizationEndpoint();
        case "tokenEndpoint" -> form.tokenEndpoint();
        case "jwksUri" -> form.jwksUri();
        case "tokenAudience" -> form.tokenAudience();
        default -> form.name();
      };
    }

    /** Deployment ids as they stand in the field. */
    public String deployments() {
      return String.join(", ", form.deployments());
    }
  }

  @Inject private Registrations registrations;
  @Inject private Invitations invitations;
  @Inject private Doctor doctor;
  @Inject private ManualRegistration manual;
  @Inject private ToolDescription tool;
  @Inject private CurrentViewer current;
  @Inject private PublicUrls urls;

  @GET
  @RequiresPermissions("platform:read")
  @Operation(hidden = true)
  public View list() {
    return list(null);
  }

  /** The address is shown once, so it is in the answer itself. */
  @POST
  @Path("/invitations")
  @Operation(hidden = true)
  public View invite(@FormParam("note") String note) {
    return list(invitations.invite(note, current.actor()));
  }

  /** A reloaded or translated invitation: the address is not shown again. */
  @GET
  @Path("/invitations")
  @RequiresPermissions("platform:read")
  @Operation(hidden = true)
  public View afterInvitation() {
    return list(null);
  }

  @GET
  @Path("/new")
  @Operation(hidden = true)
  public View form(@QueryParam("moodle") String moodle) {
    var known = moodle != null && !moodle.isBlank();
    var form =
        known
            ? PlatformForm.ofMoodle(moodle)
            : new PlatformForm(null, null, null, null, null, null, null, List.of(), null);
    return View.of("lti/newPlatform.jte", new FormModel(form, tool, null));
  }

  @POST
  @Operation(hidden = true)
  public Response register(MultivaluedMap<String, String> fields) {
    var form =
        new PlatformForm(
            fields.getFirst("name"),
            fields.getFirst("issuer"),
            fields.getFirst("clientId"),
            fields.getFirst("authorizationEndpoint"),
            fields.getFirst("tokenEndpoint"),
            fields.getFirst("tokenAudience"),
            fields.getFirst("jwksUri"),
            split(fields.getFirst("deploymentIds")),
            "yes".equals(fields.getFirst("otherHosts")));
    if (!form.faults().isEmpty()) {
      var problem = Text.of("lti.manual.faults", form.faults().size());
      return View.answer(
          View.of("lti/newPlatform.jte", new FormModel(form, tool, problem)).status(422));
    }
    try {
      var id = manual.register(form, current.actor());
      var page = urls.absolute("/console/platforms/" + id + "?done=platformRegistered");
      return Response.seeOther(URI.create(page)).build();
    } catch (Refusal refusal) {
      var view = View.of("lti/newPlatform.jte", new FormModel(form, tool, refusal.text()));
      return View.answer(view.status(422));
    }
  }

  private View list(String invitation) {
    var tenant = current.viewer().tenant();
    return View.of(
        "lti/platforms.jte",
        new PlatformsModel(
            registrations.all(tenant),
            doctor.latest(tenant).stream()
                .collect(Collectors.toMap(Checkup::registrationId, Function.identity())),
            invitations.open(tenant),
            invitation,
            current.may("platform:manage")));
  }

  private static List<String> split(String ids) {
    return ids == null ? List.of() : Arrays.asList(ids.split("[,，\\s]+"));
  }
}
