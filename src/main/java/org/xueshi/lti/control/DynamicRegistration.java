package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Set;
import java.util.UUID;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.control.PlatformFailure.Kind;
import org.xueshi.lti.entity.Claims;
import org.xueshi.lti.entity.OpenIdConfiguration;
import org.xueshi.lti.entity.PlatformDescription;
import org.xueshi.lti.entity.RegistrationStatus;
import org.xueshi.people.control.Districts;
import org.xueshi.web.entity.Actor;

/**
 * A platform registers itself (Dynamic Registration 1.0): invited once, it tells us where its
 * description is; we read that, register with it, and keep what came out as pending until a person
 * of the district approves. Registering again for the same client (Moodle's <em>update</em>) brings
 * the known platform up to date and leaves its status alone.
 */
@ApplicationScoped
public class DynamicRegistration {

  /**
   * What the platform's administrator asks for.
   *
   * @param invitation the secret of the invitation
   * @param configuration address of the platform's description
   * @param token to be shown when registering; may be null
   */
  public record Asked(String invitation, String configuration, String token) {}

  private static final String TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration";
  private static final int TOKEN_MAX = 16_384;

  private Invitations invitations;
  private RegistrationClient client;
  private Registrations registrations;
  private ToolDescription tool;
  private Districts districts;

  protected DynamicRegistration() {}

  @Inject
  public DynamicRegistration(
      Invitations invitations,
      RegistrationClient client,
      Registrations registrations,
      ToolDescription tool,
      Districts districts) {
    this.invitations = invitations;
    this.client = client;
    this.registrations = registrations;
    this.tool = tool;
    this.districts = districts;
  }

  /**
   * Where the platform says it lives, before anything is done.
   *
   * @throws Refusal FORBIDDEN without an open invitation, INVALID without a usable address
   */
  public URI source(Asked asked) {
    if (!invitations.isOpen(districts.current(), asked.invitation())) {
      throw Refusal.forbidden("lti.register.uninvited");
    }
    return address(asked);
  }

  /**
   * Registers. A failed attempt leaves the invitation open.
   *
   * @return the registration's identifier
   * @throws Refusal FORBIDDEN without an open invitation, INVALID with what went wrong
   */
  public UUID connect(Asked asked) {
    var tenant = districts.current();
    var source = address(asked);
    var invitation =
        invitations
            .use(tenant, asked.invitation())
            .orElseThrow(() -> Refusal.forbidden("lti.register.uninvited"));
    var done = false;
    try {
      var id = register(tenant, source, asked.token());
      invitations.ledTo(tenant, invitation, id);
      done = true;
      return id;
    } catch (PlatformFailure failure) {
      throw Refusal.invalid("lti.register.failed." + failure.kind());
    } finally {
      if (!done) {
        invitations.giveBack(tenant, invitation);
      }
    }
  }

  private UUID register(UUID tenant, URI source, String token) {
    var platform =
        OpenIdConfiguration.of(source, client.configuration(source))
            .orElseThrow(
                () -> new PlatformFailure(Kind.UNUSABLE_ANSWER, "configuration inconsistent"));
    var answer = client.register(platform.registrationEndpoint(), token, tool.registration());
    var clientId =
        answer
            .identifier("client_id")
            .orElseThrow(() -> new PlatformFailure(Kind.UNUSABLE_ANSWER, "no client_id"));
    var description =
        new PlatformDescription(
            URI.create(platform.issuer()).getAuthority(),
            platform.issuer(),
            clientId,
            platform.authorizationEndpoint(),
            platform.tokenEndpoint(),
            platform.tokenAudience(),
            platform.jwksUri(),
            platform.product());
    return registrations.put(
        description,
        deployments(answer),
        RegistrationStatus.PENDING,
        Actor.system(tenant, "lti-registration"));
  }

  private static Set<String> deployments(Claims answer) {
    return answer
        .object(TOOL)
        .identifier("deployment_id")
        .or(() -> answer.identifier("deployment_id"))
        .map(Set::of)
        .orElse(Set.of());
  }

  private static URI address(Asked asked) {
    var tooLong = asked.token() != null && asked.token().length() > TOKEN_MAX;
    if (asked.configuration() == null || tooLong) {
      throw Refusal.invalid("lti.register.incomplete");
    }
    return Claims.httpUrl(asked.configuration())
        .orElseThrow(() -> Refusal.invalid("lti.register.incomplete"));
  }
}
