package org.xueshi.web.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;

/**
 * Calls of each token in this minute, on this node: a client in a loop must not stop the others.
 */
@ApplicationScoped
public class ApiPace {

  private static final long MINUTE_MS = 60_000;

  private final Map<UUID, Integer> calls = new HashMap<>();
  private long minute;
  private Clock clock;
  private int most;

  protected ApiPace() {}

  @Inject
  public ApiPace(
      Clock clock, @ConfigProperty(name = "xueshi.api.calls-per-minute") int callsPerMinute) {
    this.clock = clock;
    this.most = callsPerMinute;
  }

  /**
   * @throws Refusal TOO_MANY ({@code web.refusal.apiPace})
   */
  public synchronized void count(UUID token) {
    var now = clock.millis() / MINUTE_MS;
    if (now != minute) {
      minute = now;
      calls.clear();
    }
    if (calls.merge(token, 1, Integer::sum) > most) {
      throw new Refusal(Refusal.Kind.TOO_MANY, Text.of("web.refusal.apiPace", most));
    }
  }
}
