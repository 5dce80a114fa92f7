package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.control.PlatformFailure.Kind;
import org.xueshi.lti.entity.Claims;
import org.xueshi.lti.entity.Difference;
import org.xueshi.lti.entity.Differences;
import org.xueshi.lti.entity.InvitationState;
import org.xueshi.lti.entity.OpenIdConfiguration;
import org.xueshi.lti.entity.PlatformDescription;
import org.xueshi.lti.entity.RegistrationStatus;
import org.xueshi.people.control.Districts;
import org.xueshi.web.entity.Actor;

/**
 * A platform registers itself (Dynamic Registration 1.0): invited once, it tells us where its
 * description is; we read that, register with it, and keep what came out as pending until a person
 * of the district approves.
 *
 * <p>A token of scope {@code reg-update} (Moodle's <em>Update</em>) brings what the platform keeps
 * of us up to date instead: read first, so that the administrator sees what will change, then
 * replaced. Client id, deployment and status stay.
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

  /**
   * What is going to happen, for the administrator to confirm.
   *
   * @param platform where the platform says it lives
   * @param update whether the platform knows us already
   * @param changes what it keeps of us and will keep; empty for a new registration
   */
  public record Proposal(URI platform, boolean update, List<Difference> changes) {}

  private static final String TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration";
  private static final String UPDATE = "reg-update";
  private static final int TOKEN_MAX = 16_384;

  private Invitations invitations;
  private RegistrationClient client;
  private Registrations registrations;
  private RegistrationStore store;
  private ToolDescription tool;
  private ToolUpdates updates;
  private Districts districts;

  protected DynamicRegistration() {}

  @Inject
  public DynamicRegistration(
      Invitations invitations,
      RegistrationClient client,
      Registrations registrations,
      RegistrationStore store,
      ToolDescription tool,
      ToolUpdates updates,
      Districts districts) {
    this.invitations = invitations;
    this.client = client;
    this.registrations = registrations;
    this.store = store;
    this.tool = tool;
    this.updates = updates;
    this.districts = districts;
  }

  /** What the invitation is still good for. */
  public InvitationState invitation(Asked asked) {
    return invitations.state(districts.current(), asked.invitation());
  }

  /**
   * Where the platform says it lives, before anything is done.
   *
   * @throws Refusal INVALID without a usable address
   */
  public URI source(Asked asked) {
    var tooLong = asked.token() != null && asked.token().length() > TOKEN_MAX;
    if (asked.configuration() == null || tooLong) {
      throw Refusal.invalid("lti.register.incomplete");
    }
    return Claims.httpUrl(asked.configuration())
        .orElseThrow(() -> Refusal.invalid("lti.register.incomplete"));
  }

  /**
   * What will happen; of a platform that knows us already, what it keeps of us is read.
   *
   * @throws Refusal FORBIDDEN without an open invitation, INVALID with what went wrong
   */
  public Proposal propose(Asked asked) {
    var source = source(asked);
    if (invitation(asked) != InvitationState.OPEN) {
      throw uninvited(asked);
    }
    if (!isUpdate(asked.token())) {
      return new Proposal(source, false, List.of());
    }
    try {
      var platform = configuration(source);
      var kept = client.read(platform.registrationEndpoint(), asked.token());
      var ours = new Claims(tool.registration(platform.offers()));
      return new Proposal(source, true, Differences.ofTool(kept, ours));
    } catch (PlatformFailure failure) {
      throw Refusal.invalid("lti.register.failed." + failure.kind());
    }
  }

  /**
   * Registers. A failed attempt leaves the invitation open.
   *
   * @return the registration's identifier
   * @throws Refusal FORBIDDEN without an open invitation, INVALID with what went wrong
   */
  public UUID connect(Asked asked) {
    var tenant = districts.current();
    var source = source(asked);
    var invitation =
        invitations.use(tenant, asked.invitation()).orElseThrow(() -> uninvited(asked));
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

  /**
   * Only what the token says of itself, unproved: it decides what page is shown. Whether it may do
   * that is for the platform, which made it, to decide.
   */
  private static boolean isUpdate(String token) {
    return token != null && Jose.read(token).claims().exact("scope").equals(Optional.of(UPDATE));
  }

  private OpenIdConfiguration configuration(URI source) {
    return OpenIdConfiguration.of(source, client.configuration(source))
        .orElseThrow(() -> new PlatformFailure(Kind.UNUSABLE_ANSWER, "configuration inconsistent"));
  }

  /** Moodle takes an update by POST, as it takes a new tool, and tells them apart by the token. */
  private UUID register(UUID tenant, URI source, String token) {
    var platform = configuration(source);
    var ours = tool.registration(platform.offers());
    var answer = client.register(platform.registrationEndpoint(), token, ours);
    var clientId =
        answer
            .identifier("client_id")
            .orElseThrow(() -> new PlatformFailure(Kind.UNUSABLE_ANSWER, "no client_id"));
    var actor = Actor.system(tenant, "lti-registration");
    var known = registrations.find(tenant, platform.issuer(), clientId);
    var name = known.map(each -> each.name()).orElse(URI.create(platform.issuer()).getAuthority());
    var id =
        registrations.put(
            description(platform, clientId, name),
            deployments(answer),
            RegistrationStatus.PENDING,
            actor);
    var before = store.toolKept(tenant, id).map(Claims::new).orElse(Claims.none());
    updates.keep(registrations.byId(tenant, id).orElseThrow(), answer);
    if (known.isPresent()) {
      registrations.toolUpdated(id, Differences.ofTool(before, new Claims(ours)), actor);
    }
    return id;
  }

  private static PlatformDescription description(
      OpenIdConfiguration platform, String clientId, String name) {
    return new PlatformDescription(
        name,
        platform.issuer(),
        clientId,
        platform.authorizationEndpoint(),
        platform.tokenEndpoint(),
        platform.tokenAudience(),
        platform.jwksUri(),
        platform.product());
  }

  private static Set<String> deployments(Claims answer) {
    return answer
        .object(TOOL)
        .identifier("deployment_id")
        .or(() -> answer.identifier("deployment_id"))
        .map(Set::of)
        .orElse(Set.of());
  }

  private Refusal uninvited(Asked asked) {
    return Refusal.forbidden("lti.register.invitation." + invitation(asked));
  }
}
