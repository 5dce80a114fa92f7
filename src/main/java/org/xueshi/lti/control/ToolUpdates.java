package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.control.ManagementStore.Place;
import org.xueshi.lti.control.PlatformFailure.Kind;
import org.xueshi.lti.entity.Claims;
import org.xueshi.lti.entity.Difference;
import org.xueshi.lti.entity.Differences;
import org.xueshi.lti.entity.Offers;
import org.xueshi.lti.entity.Registration;
import org.xueshi.web.entity.Actor;

/**
 * What a platform keeps of this tool, read and replaced there with the token it gave for that when
 * we registered (RFC 7592; Dynamic Registration 1.0, 3.6). Platforms without it, like Moodle, are
 * brought up to date by {@link DynamicRegistration}.
 */
@ApplicationScoped
public class ToolUpdates {

  private static final String ADDRESS = "registration_client_uri";
  private static final String TOKEN = "registration_access_token";

  /** RFC 7592, 2.2: these go from the platform to us and never back. */
  private static final Set<String> THEIRS =
      Set.of(ADDRESS, TOKEN, "client_secret_expires_at", "client_id_issued_at");

  private RegistrationClient client;
  private Registrations registrations;
  private RegistrationStore store;
  private ManagementStore places;
  private ToolDescription tool;
  private Vault vault;

  protected ToolUpdates() {}

  @Inject
  public ToolUpdates(
      RegistrationClient client,
      Registrations registrations,
      RegistrationStore store,
      ManagementStore places,
      ToolDescription tool,
      Vault vault) {
    this.client = client;
    this.registrations = registrations;
    this.store = store;
    this.places = places;
    this.tool = tool;
    this.vault = vault;
  }

  /** Whether the platform lets us read and replace our registration. */
  public boolean isPossible(UUID tenant, UUID registrationId) {
    return places.find(tenant, registrationId).isPresent();
  }

  /**
   * What would change; waits for the platform, so never inside a transaction.
   *
   * @throws Refusal NOT_FOUND if there is no such platform or no such way; INVALID with what the
   *     platform said
   */
  public List<Difference> propose(UUID tenant, UUID registrationId) {
    var kept = asked(tenant, registrationId);
    return Differences.ofTool(kept, new Claims(wanted(kept)));
  }

  /**
   * Replaces what the platform keeps of us; waits for it, so never inside a transaction.
   *
   * @throws Refusal as {@link #propose}
   */
  public void push(UUID registrationId, Actor actor) {
    var tenant = actor.tenant();
    var before = asked(tenant, registrationId);
    var place = place(tenant, registrationId);
    var body = new LinkedHashMap<>(wanted(before));
    before.identifier("client_id").ifPresent(id -> body.put("client_id", id));
    var answer = answered(() -> client.replace(place.address(), vault.open(place.token()), body));
    keep(registrations.byId(tenant, registrationId).orElseThrow(), answer);
    var changed = Differences.ofTool(before, new Claims(body));
    registrations.toolUpdated(registrationId, changed, actor);
  }

  /**
   * What the platform keeps of us now; empty if it has no way to be asked.
   *
   * @throws PlatformFailure if it could not be asked
   */
  Optional<Claims> read(UUID tenant, UUID registrationId) {
    return places
        .find(tenant, registrationId)
        .map(place -> client.read(place.address(), vault.open(place.token())));
  }

  /**
   * Keeps what a platform answered about us; its token apart, and only if it is for an address of
   * the platform's own.
   */
  void keep(Registration platform, Claims answer) {
    var address = answer.url(ADDRESS).filter(platform::owns);
    var token = answer.exact(TOKEN);
    if (address.isPresent() && token.isPresent()) {
      places.keep(
          platform.tenant(), platform.id(), new Place(address.get(), vault.keep(token.get())));
    }
    var plain = new LinkedHashMap<>(answer.values());
    plain.keySet().removeAll(THEIRS);
    plain.remove("client_secret");
    store.keepTool(platform.tenant(), platform.id(), plain);
  }

  /** As we are, with what this platform may be told; that is seen by what it keeps of us. */
  private Map<String, Object> wanted(Claims kept) {
    return tool.registration(Offers.ofKept(kept));
  }

  private Claims asked(UUID tenant, UUID registrationId) {
    registrations.byId(tenant, registrationId).orElseThrow(Refusal::notFound);
    var place = place(tenant, registrationId);
    return answered(() -> client.read(place.address(), vault.open(place.token())));
  }

  private Place place(UUID tenant, UUID registrationId) {
    return places.find(tenant, registrationId).orElseThrow(Refusal::notFound);
  }

  private static Claims answered(java.util.function.Supplier<Claims> asking) {
    try {
      return asking.get();
    } catch (PlatformFailure failure) {
      if (failure.kind() == Kind.REFUSED) {
        throw Refusal.invalid("lti.update.refused." + (failure.isGone() ? "gone" : "token"));
      }
      throw Refusal.invalid("lti.register.failed." + failure.kind());
    }
  }
}
