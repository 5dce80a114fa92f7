package org.xueshi.lti.boundary;

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
import org.xueshi.lti.control.Doctor;
import org.xueshi.lti.entity.CheckupAsked;
import org.xueshi.people.control.Districts;

/**
 * Sees to check-ups in the background: at once when somebody asks, and whoever's turn it is. On
 * every node; a turn is taken by one.
 */
@ApplicationScoped
public class CheckupJob {

  private static final Logger LOG = Logger.getLogger(CheckupJob.class.getName());
  private static final long TICK_S = 60;

  @Resource private ManagedExecutorService executor;
  @Resource private ManagedScheduledExecutorService scheduler;
  @Inject private Doctor doctor;
  @Inject private Districts districts;

  private ScheduledFuture<?> ticking;

  void onStart(
      @Observes @Priority(Districts.PRIORITY + 120) @Initialized(ApplicationScoped.class)
          Object start) {
    ticking = scheduler.scheduleWithFixedDelay(this::tick, TICK_S, TICK_S, TimeUnit.SECONDS);
  }

  void onStop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stop) {
    if (ticking != null) {
      ticking.cancel(false);
    }
  }

  void asked(@Observes(during = TransactionPhase.AFTER_SUCCESS) CheckupAsked event) {
    executor.submit(() -> examine(event));
  }

  private void examine(CheckupAsked event) {
    try {
      doctor.examine(event.tenant(), event.checkupId());
    } catch (RuntimeException failed) {
      LOG.log(Level.WARNING, "A check-up broke off; it is shown as such", failed);
    }
  }

  private void tick() {
    try {
      while (doctor.examineNext(districts.current())) {
        LOG.fine("A platform was looked at");
      }
    } catch (RuntimeException failed) {
      LOG.log(Level.WARNING, "A check-up broke off; its turn comes again in a week", failed);
    }
  }
}
