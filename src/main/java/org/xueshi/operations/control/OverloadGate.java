package org.xueshi.operations.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.xueshi.kernel.control.Measures;
import org.xueshi.kernel.entity.Measure;

/**
 * Lets in as many requests at once as this node can serve in good time; the rest wait a moment and
 * are then told to come again. Without it, a rush (a whole district opening one course at eight)
 * fills queues whose answers nobody waits for any more.
 */
@ApplicationScoped
public class OverloadGate implements Measures {

  private final LongAdder turnedAway = new LongAdder();
  private Semaphore places;
  private int size;
  private Duration patience;

  protected OverloadGate() {}

  /**
   * @param size requests served at once on one node, 1 or more
   * @param patience how long one waits for a place, e.g. {@code PT2S}
   */
  @Inject
  public OverloadGate(
      @ConfigProperty(name = "xueshi.load.at-once") int size,
      @ConfigProperty(name = "xueshi.load.wait") Duration patience) {
    this.size = size;
    this.patience = patience;
    this.places = new Semaphore(size, true);
  }

  /** True = served, and {@link #leave()} must follow; false = turned away. */
  public boolean enter() {
    try {
      var entered = places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (!entered) {
        turnedAway.increment();
      }
      return entered;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  public void leave() {
    places.release();
  }

  /** How long somebody turned away should stay away, in whole seconds. */
  public long comeAgainInSeconds() {
    return Math.max(1, patience.toSeconds());
  }

  @Override
  public List<Measure> measures(UUID tenant) {
    return List.of(
        Measure.of("xueshi_requests_in_progress", size - places.availablePermits()),
        Measure.of("xueshi_requests_turned_away_total", turnedAway.sum()));
  }
}
