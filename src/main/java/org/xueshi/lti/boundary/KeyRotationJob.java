package org.xueshi.lti.boundary;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import org.xueshi.lti.control.KeyRotation;
import org.xueshi.people.control.Districts;

/** Every ten minutes: does what the schedule of our signing keys wants. On every node. */
@Singleton
@Startup
public class KeyRotationJob {

  @Inject private KeyRotation rotation;
  @Inject private Districts districts;

  @Schedule(hour = "*", minute = "*/10", second = "40", persistent = false)
  public void turn() {
    if (districts.current() != null) {
      rotation.turn(districts.current());
    }
  }
}
