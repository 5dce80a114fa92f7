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
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.xueshi.gradebook.control.ScoreSender;
import org.xueshi.gradebook.entity.ScoreOwed;
import org.xueshi.people.control.Districts;

/**
 * Sends scores: right after the transaction that owed one, so that people see their grade within
 * seconds, and every few seconds for what had to wait.
 *
 * <p>On the server's managed executors rather than an EJB timer, because a kick after a commit and
 * a tick must not overlap for one platform, while a platform that hangs must not hold up another:
 * so each platform has at most one task here, whoever asked for it. Every node ticks; the outbox's
 * row locks share the work out. Nothing is lost with the executor, since what is owed is in the
 * table.
 */
@ApplicationScoped
public class ScoreSendJob {

  private static final Logger LOG = Logger.getLogger(ScoreSendJob.class.getName());
  private static final long TICK_S = 5;

  @Resource private ManagedExecutorService executor;
  @Resource private ManagedScheduledExecutorService scheduler;
  @Inject private ScoreSender sender;
  @Inject private Districts districts;

  private final Set<UUID> busy = ConcurrentHashMap.newKeySet();
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

  /** Never in the transaction's own thread: that one has a person waiting. */
  void owed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ScoreOwed event) {
    executor.submit(this::tick);
  }

  private void tick() {
    try {
      var tenant = districts.current();
      for (var registration : sender.due(tenant)) {
        if (busy.add(registration)) {
          executor.submit(() -> send(tenant, registration));
        }
      }
    } catch (RuntimeException failed) {
      // A tick that throws would be the last one; the database may be back by the next.
      LOG.log(Level.WARNING, "Scores could not be looked up", failed);
    }
  }

  private void send(UUID tenant, UUID registration) {
    try {
      sender.sendAll(tenant, registration);
    } catch (RuntimeException failed) {
      LOG.log(Level.WARNING, "Sending scores stopped; goes on at the next tick", failed);
    } finally {
      busy.remove(registration);
    }
  }
}
