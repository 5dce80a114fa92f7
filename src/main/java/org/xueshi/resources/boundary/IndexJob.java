package org.xueshi.resources.boundary;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import org.xueshi.people.control.Districts;
import org.xueshi.resources.control.Index;

/** Every few minutes: whatever is in the library and not in its index. Usually nothing. */
@Singleton
@Startup
public class IndexJob {

  @Inject private Index index;
  @Inject private Districts districts;

  @Schedule(hour = "*", minute = "*/5", persistent = false)
  public void catchUp() {
    var tenant = districts.current();
    while (tenant != null && index.catchUp(tenant) > 0) {
      // Until all are.
    }
  }
}
