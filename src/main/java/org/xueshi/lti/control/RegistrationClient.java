package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.xueshi.lti.control.PlatformFailure.Kind;
import org.xueshi.lti.entity.Claims;

/** The calls of Dynamic Registration (1.0, 3.4 and 3.6). */
@ApplicationScoped
class RegistrationClient {

  private static final Duration TIME_MAX = Duration.ofSeconds(10);
  private static final int BYTES_MAX = 256 * 1024;

  private PlatformClient client;

  protected RegistrationClient() {}

  @Inject
  RegistrationClient(PlatformClient client) {
    this.client = client;
  }

  Claims configuration(URI address) {
    var call = Call.get(address).accepting("application/json").within(TIME_MAX, BYTES_MAX);
    return object(client.send(call), "configuration");
  }

  /**
   * Registers; {@code token} may be null if the platform gave none.
   *
   * @throws PlatformFailure REFUSED with the platform's status if it says no
   */
  Claims register(URI endpoint, String token, Map<String, Object> tool) {
    var call =
        Call.post(endpoint, "application/json", Jose.json(tool))
            .accepting("application/json")
            .within(TIME_MAX, BYTES_MAX);
    return object(client.send(token == null ? call : call.bearing(token)), "registration");
  }

  /**
   * What the platform keeps of this tool; Moodle answers it to a token of scope {@code reg-update}.
   *
   * @throws PlatformFailure REFUSED with the platform's status if it says no
   */
  Claims read(URI endpoint, String token) {
    var call =
        Call.get(endpoint).accepting("application/json").bearing(token).within(TIME_MAX, BYTES_MAX);
    return object(client.send(call), "registration");
  }

  /**
   * Replaces what the platform keeps of this tool (RFC 7592, 2.2).
   *
   * @throws PlatformFailure REFUSED with the platform's status if it says no
   */
  Claims replace(URI endpoint, String token, Map<String, Object> tool) {
    var call =
        Call.put(endpoint, "application/json", Jose.json(tool))
            .accepting("application/json")
            .bearing(token)
            .within(TIME_MAX, BYTES_MAX);
    return object(client.send(call), "registration");
  }

  private static Claims object(Reply reply, String what) {
    if (!reply.successful()) {
      throw PlatformFailure.refused(reply.status(), what);
    }
    return Jose.json(reply.body())
        .map(Claims::new)
        .orElseThrow(() -> new PlatformFailure(Kind.UNUSABLE_ANSWER, what + ": no JSON object"));
  }
}
