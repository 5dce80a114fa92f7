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
import org.xueshi.gradebook.control.GradebookReader;
import org.xueshi.gradebook.entity.GradebookRunStarted;
import org.xueshi.people.control.Districts;

/**
 * Reads gradebooks in the background: as soon as somebody asks, and again if the node that was
 * reading died. The page that asked may be closed meanwhile.
 */
@ApplicationScoped
public class GradebookReadJob {

  private static final Logger LOG = Logger.getLogger(GradebookReadJob.class.getName());
  private static final long TICK_S = 20;

  @Resource private ManagedExecutorService executor;
  @Resource private ManagedScheduledExecutorService scheduler;
  @Inject private GradebookReader reader;
  @Inject private Districts districts;

  private ScheduledFuture<?> ticking;

  void onStart(
      @Observes @Priority(Districts.PRIORITY + 100) @Initialized(ApplicationScoped.class)
          Object start) {
    ticking = scheduler.scheduleWithFixedDelay(this::read, TICK_S, TICK_S, TimeUnit.SECONDS);
  }

  void onStop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stop) {
    if (ticking != null) {
      ticking.cancel(false);
    }
  }

  void started(@Observes(during = TransactionPhase.AFTER_SUCCESS) GradebookRunStarted event) {
    executor.submit(this::read);
  }

  private void read() {
    try {
      while (reader.readNext(districts.current())) {
        LOG.fine("A gradebook was read");
      }
    } catch (RuntimeException failed) {
      LOG.log(Level.WARNING, "Reading a gradebook stopped; goes on when its lease ends", failed);
    }
  }
}
