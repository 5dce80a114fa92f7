package org.xueshi.training.boundary;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.xueshi.people.control.Districts;
import org.xueshi.training.control.PlaceDraws;

/**
 * Gives free places to those who wait, also where they became free by no deed of a person: somebody
 * left the roster's clash behind, or another run ended. On several nodes at once it does no harm.
 */
@ApplicationScoped
public class PlaceJob {

  private static final Logger LOG = Logger.getLogger(PlaceJob.class.getName());
  private static final long TICK_MIN = 5;

  @Resource private ManagedScheduledExecutorService scheduler;
  @Inject private PlaceDraws draws;
  @Inject private Districts districts;

  private ScheduledFuture<?> ticking;

  void onStart(
      @Observes @Priority(Districts.PRIORITY + 100) @Initialized(ApplicationScoped.class)
          Object start) {
    ticking = scheduler.scheduleWithFixedDelay(this::moveUp, 1, TICK_MIN, TimeUnit.MINUTES);
  }

  void onStop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stop) {
    if (ticking != null) {
      ticking.cancel(false);
    }
  }

  private void moveUp() {
    try {
      var tenant = districts.current();
      draws.waiting(tenant).forEach(run -> draws.moveUp(tenant, run));
    } catch (RuntimeException failed) {
      LOG.log(Level.WARNING, "Moving up stopped; it goes on with the next tick", failed);
    }
  }
}
