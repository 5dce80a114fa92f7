package org.xueshi.lti.boundary;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import org.xueshi.lti.control.LaunchArchive;
import org.xueshi.people.control.Districts;

/** Every hour: launches whose time on record is over. */
@Singleton
@Startup
public class LaunchExpiryJob {

  private static final int ROUNDS_MAX = 20;

  @Inject private LaunchArchive archive;
  @Inject private Districts districts;

  @Schedule(hour = "*", minute = "33", persistent = false)
  public void sweep() {
    var rounds = 0;
    while (districts.current() != null && rounds++ < ROUNDS_MAX) {
      if (!archive.sweep(districts.current())) {
        return;
      }
    }
  }
}
