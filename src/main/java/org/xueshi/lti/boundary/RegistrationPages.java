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
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.lti.control.DynamicRegistration;
import org.xueshi.lti.control.DynamicRegistration.Asked;
import org.xueshi.lti.control.DynamicRegistration.Proposal;
import org.xueshi.lti.entity.InvitationState;
import org.xueshi.lti.entity.Registration;
import org.xueshi.web.boundary.View;

/**
 * Dynamic Registration as the platform's administrator sees it, inside the platform: what will be
 * connected, one button, done. The invitation in the address is the authority; no cookie is.
 *
 * <p>A platform not yet known may frame these pages, and only these: whoever holds one of our
 * invitations, used or not, was meant to see them.
 */
@Path("/lti/register")
@RequestScoped
public class RegistrationPages {

  /** What will be connected; {@code problem} is null before the first try. */
  public record AskModel(Asked asked, Proposal proposal, Text problem) {

    public String platform() {
      return Registration.origin(proposal.platform());
    }
  }

  /** Why nothing can be connected. */
  public record RefusedModel(Text problem) {}

  /** What was done. */
  public record DoneModel(boolean update) {}

  @Inject private DynamicRegistration registration;

  @GET
  @Operation(hidden = true)
  public Response ask(
      @QueryParam("invitation") String invitation,
      @QueryParam("openid_configuration") String configuration,
      @QueryParam("registration_token") String token) {
    var asked = new Asked(invitation, configuration, token);
    try {
      return page(asked, registration.propose(asked), null);
    } catch (Refusal refusal) {
      return refused(asked, refusal);
    }
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
    Proposal proposal;
    try {
      proposal = registration.propose(asked);
    } catch (Refusal refusal) {
      return refused(asked, refusal);
    }
    try {
      registration.connect(asked);
    } catch (Refusal refusal) {
      return refusal.kind() == Refusal.Kind.INVALID
          ? page(asked, proposal, refusal.text())
          : refused(asked, refusal);
    }
    var done = View.of("lti/registered.jte", new DoneModel(proposal.update()));
    return framed(proposal.platform(), done);
  }

  private static Response page(Asked asked, Proposal proposal, Text problem) {
    var model = new AskModel(asked, proposal, problem);
    var view = View.of("lti/register.jte", model).status(problem == null ? 200 : 422);
    return framed(proposal.platform(), view);
  }

  private Response refused(Asked asked, Refusal refusal) {
    var view =
        View.of("lti/registerRefused.jte", new RefusedModel(refusal.text()))
            .status(refusal.kind().status());
    if (registration.invitation(asked) == InvitationState.UNKNOWN) {
      return View.answer(view);
    }
    try {
      return framed(registration.source(asked), view);
    } catch (Refusal nowhere) {
      return View.answer(view);
    }
  }

  private static Response framed(URI platform, View view) {
    return Response.status(view.status())
        .entity(view)
        .header(FramePolicy.HEADER, FramePolicy.by(Registration.origin(platform)))
        .build();
  }
}
