package org.xueshi.ledger.boundary;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import org.xueshi.ledger.control.Checkpoints;
import org.xueshi.people.control.Districts;

/**
 * Every hour: the day's checkpoint, if it is not there. Of several nodes the first takes it; a node
 * that was down at midnight makes up for it.
 */
@Singleton
@Startup
public class CheckpointJob {

  @Inject private Checkpoints checkpoints;
  @Inject private Districts districts;

  @Schedule(hour = "*", minute = "3", persistent = false)
  public void take() {
    if (districts.current() != null) {
      checkpoints.take(districts.current());
    }
  }
}
