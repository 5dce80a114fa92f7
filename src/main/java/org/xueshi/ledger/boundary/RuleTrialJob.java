package org.xueshi.ledger.boundary;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.xueshi.ledger.control.RuleTrials;
import org.xueshi.people.control.Districts;

/** Every few seconds: goes on with trial runs until none is left. Each step commits by itself. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RuleTrialJob {

  private static final Logger LOG = Logger.getLogger(RuleTrialJob.class.getName());

  @Inject private RuleTrials trials;
  @Inject private Districts districts;

  @Schedule(hour = "*", minute = "*", second = "*/3", persistent = false)
  public void goOn() {
    var tenant = districts.current();
    if (tenant == null) {
      return;
    }
    try {
      while (trials.step(tenant)) {
        // The next step.
      }
    } catch (RuntimeException failed) {
      LOG.log(Level.WARNING, "trial run of rules failed", failed);
      trials.fail(tenant);
    }
  }
}
