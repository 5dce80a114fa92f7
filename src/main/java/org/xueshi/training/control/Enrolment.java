package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.xueshi.lti.entity.LaunchAccepted;
import org.xueshi.web.entity.CourseRole;

/**
 * Whoever launches a course as a learner takes part in its run, from the launch's transaction on.
 */
@ApplicationScoped
public class Enrolment {

  @Inject private CourseRuns runs;
  @Inject private Participants participants;

  void onLaunch(@Observes LaunchAccepted launch) {
    if (launch.role() == CourseRole.LEARNER) {
      runs.ofCourseKey(launch.tenant(), launch.courseKey())
          .ifPresent(run -> participants.enrol(launch.tenant(), run.id(), launch.personId()));
    }
  }
}
