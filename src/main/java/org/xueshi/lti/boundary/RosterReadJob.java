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
import org.xueshi.lti.control.RosterReader;
import org.xueshi.lti.control.Rosters;
import org.xueshi.lti.entity.RosterAsked;
import org.xueshi.people.control.Districts;

/** Reads rosters in the background: as soon as somebody asks, and the old ones again. */
@ApplicationScoped
public class RosterReadJob {

  private static final Logger LOG = Logger.getLogger(RosterReadJob.class.getName());
  private static final long TICK_S = 60;

  @Resource private ManagedExecutorService executor;
  @Resource private ManagedScheduledExecutorService scheduler;
  @Inject private RosterReader reader;
  @Inject private Rosters rosters;
  @Inject private Districts districts;

  private ScheduledFuture<?> ticking;

  void onStart(
      @Observes @Priority(Districts.PRIORITY + 110) @Initialized(ApplicationScoped.class)
          Object start) {
    ticking = scheduler.scheduleWithFixedDelay(this::tick, TICK_S, TICK_S, TimeUnit.SECONDS);
  }

  void onStop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stop) {
    if (ticking != null) {
      ticking.cancel(false);
    }
  }

  void asked(@Observes(during = TransactionPhase.AFTER_SUCCESS) RosterAsked event) {
    executor.submit(this::read);
  }

  private void tick() {
    try {
      rosters.askAgain(districts.current());
    } catch (RuntimeException failed) {
      LOG.log(Level.WARNING, "Looking for old rosters failed", failed);
    }
    read();
  }

  private void read() {
    try {
      while (reader.readNext(districts.current())) {
        LOG.fine("A roster was read");
      }
    } catch (RuntimeException failed) {
      LOG.log(Level.WARNING, "Reading a roster stopped; goes on when its lease ends", failed);
    }
  }
}
