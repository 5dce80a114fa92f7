package org.xueshi.training.boundary;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import org.xueshi.people.control.Districts;
import org.xueshi.training.control.Reminders;

/** Every ten minutes: reminders. Whoever was told before, by whichever node, is not told again. */
@Singleton
@Startup
public class ReminderJob {

  @Inject private Reminders reminders;
  @Inject private Districts districts;

  @Schedule(hour = "*", minute = "*/10", second = "40", persistent = false)
  public void remind() {
    if (districts.current() != null) {
      reminders.remind(districts.current());
    }
  }
}
