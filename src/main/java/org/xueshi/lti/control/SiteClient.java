package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

/**
 * Posts forms to a platform's web services. After several failures in a row nothing is sent for a
 * while (a circuit breaker, for the whole node): threads and sockets are not spent on a platform
 * that is down.
 */
@ApplicationScoped
class SiteClient {

  static final Duration BREAK = Duration.ofSeconds(20);
  private static final int BYTES_MAX = 16 * 1024 * 1024;
  private static final Duration TIME_MAX = Duration.ofSeconds(30);

  private PlatformClient client;
  private Clock clock;

  protected SiteClient() {}

  @Inject
  SiteClient(PlatformClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /**
   * The answer, whatever its status, unless it says "not now".
   *
   * @throws PlatformFailure if there is none in time, or the platform is busy
   */
  @CircuitBreaker(
      requestVolumeThreshold = 8,
      failureRatio = 0.75,
      delay = 20,
      delayUnit = ChronoUnit.SECONDS,
      failOn = PlatformFailure.class)
  @Bulkhead(32)
  Reply post(URI address, String form) {
    var call =
        Call.post(address, "application/x-www-form-urlencoded", form).within(TIME_MAX, BYTES_MAX);
    var reply = client.send(call);
    if (Patience.isAskedFor(reply)) {
      throw PlatformFailure.busy(Patience.asked(reply, clock), "web services");
    }
    return reply;
  }
}
