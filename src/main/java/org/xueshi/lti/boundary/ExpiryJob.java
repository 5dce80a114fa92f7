package org.xueshi.lti.boundary;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import org.xueshi.lti.control.Expiry;
import org.xueshi.people.control.Districts;

/** Every minute. */
@Singleton
@Startup
public class ExpiryJob {

  @Inject private Expiry expiry;
  @Inject private Districts districts;

  @Schedule(hour = "*", minute = "*", second = "20", persistent = false)
  public void sweep() {
    if (districts.current() != null) {
      expiry.sweep(districts.current());
    }
  }
}
