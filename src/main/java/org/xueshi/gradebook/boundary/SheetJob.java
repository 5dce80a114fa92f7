package org.xueshi.gradebook.boundary;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.xueshi.gradebook.control.SheetApplier;
import org.xueshi.gradebook.control.SheetReader;
import org.xueshi.gradebook.control.SheetRuns;
import org.xueshi.gradebook.entity.SheetRunStarted;
import org.xueshi.people.control.Districts;

/**
 * Reads and applies sheets in the background: as soon as somebody asks, by schedule, and again if
 * the node that worked on it died. Every node ticks; leases in the database share the work out.
 */
@ApplicationScoped
public class SheetJob {

  private static final Logger LOG = Logger.getLogger(SheetJob.class.getName());
  private static final long TICK_S = 15;

  @Resource private ManagedExecutorService executor;
  @Resource private ManagedScheduledExecutorService scheduler;
  @Inject private SheetRuns runs;
  @Inject private SheetReader reader;
  @Inject private SheetApplier applier;
  @Inject private Districts districts;

  private ScheduledFuture<?> ticking;

  void onStart(
      @Observes @Priority(Districts.PRIORITY + 100) @Initialized(ApplicationScoped.class)
          Object start) {
    ticking = scheduler.scheduleWithFixedDelay(this::tick, TICK_S, TICK_S, TimeUnit.SECONDS);
  }

  void onStop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stop) {
    if (ticking != null) {
      ticking.cancel(false);
    }
  }

  void started(@Observes(during = TransactionPhase.AFTER_SUCCESS) SheetRunStarted event) {
    executor.submit(this::work);
  }

  private void tick() {
    try {
      runs.startDue(districts.current());
    } catch (RuntimeException failed) {
      LOG.log(Level.WARNING, "Scheduled runs could not be started; again at the next tick", failed);
    }
    work();
  }

  private void work() {
    try {
      var tenant = districts.current();
      while (reader.readNext(tenant) || applier.workNext(tenant)) {
        LOG.fine("A sheet was worked on");
      }
    } catch (RuntimeException failed) {
      LOG.log(Level.WARNING, "Work on a sheet stopped; goes on when its lease ends", failed);
    }
  }
}
