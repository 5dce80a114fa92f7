package org.xueshi.training.control;

import jakarta.persistence.EntityManager;
import java.time.Clock;

/** Course runs and projects on a database that is there, for nodes that tests start. */
public record PlannedRuns(CourseRuns runs, Projects projects) {

  public static PlannedRuns on(EntityManager entities, Clock clock) {
    return new PlannedRuns(new CourseRuns(entities, clock), new Projects(entities, clock));
  }
}
