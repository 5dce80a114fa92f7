package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.xueshi.lti.control.PlatformFailure.Kind;
import org.xueshi.lti.entity.Registration;
import org.xueshi.lti.entity.Scope;

/**
 * Calls to a platform's services with an access token, which goes to that platform's own hosts and
 * nowhere else. A 401 gets one new token and one more try.
 */
@ApplicationScoped
class ServiceClient {

  private static final int UNAUTHORIZED = 401;

  private Registrations registrations;
  private AccessTokens tokens;
  private PlatformClient client;

  protected ServiceClient() {}

  @Inject
  ServiceClient(Registrations registrations, AccessTokens tokens, PlatformClient client) {
    this.registrations = registrations;
    this.tokens = tokens;
    this.client = client;
  }

  /**
   * The platform's answer, whatever its status.
   *
   * @throws PlatformFailure if the address is not the platform's, the platform is switched off, no
   *     token is granted, or no answer comes
   */
  Reply send(UUID tenant, UUID registrationId, Scope scope, Call call) {
    var platform =
        registrations
            .byId(tenant, registrationId)
            .filter(Registration::active)
            .orElseThrow(() -> new PlatformFailure(Kind.REFUSED, "platform not active"));
    if (!platform.owns(call.address())) {
      throw new PlatformFailure(Kind.ADDRESS_NOT_ALLOWED, "not an address of this platform");
    }
    var token = tokens.token(platform, scope);
    var reply = client.send(call.bearing(token));
    return reply.status() == UNAUTHORIZED
        ? client.send(call.bearing(tokens.another(platform, scope, token)))
        : reply;
  }

  /** As {@link #send}; any answer but a good one is a failure. */
  Reply require(UUID tenant, UUID registrationId, Scope scope, Call call) {
    var reply = send(tenant, registrationId, scope, call);
    if (!reply.successful()) {
      throw tokens.failure(reply, "service");
    }
    return reply;
  }
}
