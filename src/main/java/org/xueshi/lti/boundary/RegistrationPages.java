package org.xueshi.lti.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.lti.control.DynamicRegistration;
import org.xueshi.lti.control.DynamicRegistration.Asked;
import org.xueshi.lti.entity.Registration;
import org.xueshi.web.boundary.View;

/**
 * Dynamic Registration as the platform's administrator sees it, inside the platform: what will be
 * connected, one button, done. The invitation in the address is the authority; no cookie is.
 */
@Path("/lti/register")
@RequestScoped
public class RegistrationPages {

  /** What will be connected; {@code problem} is null before the first try. */
  public record AskModel(Asked asked, String platform, Text problem) {}

  @Inject private DynamicRegistration registration;

  @GET
  @Operation(hidden = true)
  public Response ask(
      @QueryParam("invitation") String invitation,
      @QueryParam("openid_configuration") String configuration,
      @QueryParam("registration_token") String token) {
    var asked = new Asked(invitation, configuration, token);
    return page(asked, Registration.origin(registration.source(asked)), null);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response connect(InputStream body) {
    var form = FormBody.read(body);
    var asked =
        new Asked(
            form.get("invitation"),
            form.get("openid_configuration"),
            form.get("registration_token"));
    var platform = Registration.origin(registration.source(asked));
    try {
      registration.connect(asked);
    } catch (Refusal refusal) {
      return page(asked, platform, refusal.text());
    }
    return Response.ok(View.of("lti/registered.jte"))
        .header(FramePolicy.HEADER, FramePolicy.by(platform))
        .build();
  }

  private static Response page(Asked asked, String platform, Text problem) {
    var status = problem == null ? 200 : 422;
    var view = View.of("lti/register.jte", new AskModel(asked, platform, problem)).status(status);
    return Response.status(status)
        .entity(view)
        .header(FramePolicy.HEADER, FramePolicy.by(platform))
        .build();
  }
}
