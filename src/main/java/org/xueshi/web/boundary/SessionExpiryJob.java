package org.xueshi.web.boundary;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import org.xueshi.people.control.Districts;
import org.xueshi.web.control.Sessions;

/** Every hour: sessions that are over, and the names in them, need not be kept. */
@Singleton
@Startup
public class SessionExpiryJob {

  @Inject private Sessions sessions;
  @Inject private Districts districts;

  @Schedule(hour = "*", minute = "7", persistent = false)
  public void sweep() {
    if (districts.current() != null) {
      sessions.forgetExpired(districts.current());
    }
  }
}
