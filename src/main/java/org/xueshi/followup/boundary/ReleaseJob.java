package org.xueshi.followup.boundary;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.xueshi.followup.control.Releases;
import org.xueshi.people.control.Districts;
import org.xueshi.training.control.CourseRuns;
import org.xueshi.training.entity.CourseRun;

/**
 * Every minute: held hours that are due, each run by itself. Of several nodes the first releases;
 * the others find nothing left.
 */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReleaseJob {

  private static final Logger LOG = Logger.getLogger(ReleaseJob.class.getName());

  @Inject private CourseRuns runs;
  @Inject private Releases releases;
  @Inject private Districts districts;

  @Schedule(hour = "*", minute = "*", second = "20", persistent = false)
  public void release() {
    if (districts.current() != null) {
      runs.pastFollowUp(districts.current()).forEach(this::release);
    }
  }

  private void release(CourseRun run) {
    try {
      releases.release(run);
    } catch (RuntimeException failed) {
      LOG.log(Level.WARNING, "held hours of run " + run.id() + " were not released", failed);
    }
  }
}
