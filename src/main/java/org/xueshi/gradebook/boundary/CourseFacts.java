package org.xueshi.gradebook.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.xueshi.gradebook.boundary.GradebookModels.Rounding;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.ledger.control.RulePacks;
import org.xueshi.lti.control.Registrations;
import org.xueshi.lti.entity.Registration;
import org.xueshi.training.control.Components;
import org.xueshi.training.control.CourseRuns;
import org.xueshi.training.control.Participants;
import org.xueshi.training.entity.CourseRun;

/** What the pages say of a course run, from the features that know it. */
@ApplicationScoped
public class CourseFacts {

  @Inject private CourseRuns courses;
  @Inject private Components components;
  @Inject private Participants participants;
  @Inject private Registrations registrations;
  @Inject private RulePacks packs;
  @Inject private Clock clock;

  List<CourseRun> all(UUID tenant) {
    return courses.all(tenant);
  }

  CourseRun get(UUID tenant, UUID id) {
    return courses.get(tenant, id);
  }

  int participants(CourseRun course) {
    return participants.of(course.tenantId(), course.id()).size();
  }

  int parts(CourseRun course) {
    return components.of(course.tenantId(), course.id()).size();
  }

  /** Name of the platform it is taught in; null if it is in none. */
  String platform(CourseRun course) {
    return course
        .courseKey()
        .map(key -> UUID.fromString(key.substring(0, key.indexOf('/'))))
        .flatMap(id -> registrations.byId(course.tenantId(), id))
        .map(Registration::name)
        .orElse(null);
  }

  /** As the rules of today show hours: a published pack that is still to come does not yet. */
  Rounding rounding(UUID tenant) {
    var today = LocalDate.ofInstant(clock.instant(), Clocks.DISTRICT_ZONE);
    var pack = packs.inForce(tenant, today).orElseGet(() -> packs.all(tenant).get(0));
    return new Rounding(pack.hour());
  }
}
