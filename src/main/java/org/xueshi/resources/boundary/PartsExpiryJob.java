package org.xueshi.resources.boundary;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/** Every hour: parts of uploads that nobody went on with. */
@Singleton
@Startup
public class PartsExpiryJob {

  @Inject private Resumables resumables;

  @Schedule(hour = "*", minute = "23", persistent = false)
  public void sweep() {
    resumables.sweep();
  }
}
