package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.entity.Ladder;
import org.xueshi.lti.entity.Rung;
import org.xueshi.web.entity.Actor;

/**
 * The ladder of each platform. Read at every login and launch, so kept in memory for {@value
 * #FRESH_S} seconds, as the platforms themselves are: that long another node goes by the old order.
 */
@ApplicationScoped
public class Ladders {

  private static final long FRESH_S = 5;

  private record Snapshot(Map<UUID, Ladder> ladders, Instant readAt) {}

  private LadderStore store;
  private Clock clock;
  private final Map<UUID, Snapshot> snapshots = new ConcurrentHashMap<>();

  protected Ladders() {}

  @Inject
  public Ladders(LadderStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** The order chosen for a platform, or the usual one. */
  public Ladder of(UUID tenant, UUID registrationId) {
    var known = snapshots.get(tenant);
    var now = clock.instant();
    if (known == null || !known.readAt().plusSeconds(FRESH_S).isAfter(now)) {
      known = new Snapshot(store.all(tenant), now);
      snapshots.put(tenant, known);
    }
    return known.ladders().getOrDefault(registrationId, Ladder.USUAL);
  }

  /**
   * Chooses an order for a platform.
   *
   * @param rungs in the order to be tried
   * @throws Refusal INVALID if nothing is chosen, something is chosen twice, or something would
   *     come after the own window, which always works
   */
  @Transactional
  public void choose(UUID registrationId, List<Rung> rungs, Actor actor) {
    if (!Ladder.isSound(rungs)) {
      throw Refusal.invalid(rungs.isEmpty() ? "lti.ladder.none" : "lti.ladder.unsound");
    }
    store.put(registrationId, new Ladder(rungs), actor);
    snapshots.remove(actor.tenant());
  }
}
