package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.xueshi.gradebook.control.ColumnStore.Place;
import org.xueshi.people.control.Identities;
import org.xueshi.training.control.Components;
import org.xueshi.training.control.CourseRuns;
import org.xueshi.training.control.Participants;
import org.xueshi.training.entity.Component;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.training.entity.Participant;

/** What training knows of a course run, in one place. */
@ApplicationScoped
class PlannedCourses {

  private CourseRuns courses;
  private Components components;
  private Participants participants;
  private Identities identities;

  protected PlannedCourses() {}

  @Inject
  PlannedCourses(
      CourseRuns courses, Components components, Participants participants, Identities identities) {
    this.courses = courses;
    this.components = components;
    this.participants = participants;
    this.identities = identities;
  }

  CourseRun get(UUID tenant, UUID id) {
    return courses.get(tenant, id);
  }

  List<Component> components(CourseRun course) {
    return components.of(course.tenantId(), course.id());
  }

  List<UUID> participants(CourseRun course) {
    return participants.of(course.tenantId(), course.id()).stream()
        .map(Participant::personId)
        .toList();
  }

  /** Persons by their account in the course run's platform; empty if it is in none. */
  Map<String, UUID> linked(CourseRun course) {
    return course
        .courseKey()
        .map(key -> identities.linked(course.tenantId(), Place.registrationOf(key)))
        .orElse(Map.of());
  }
}
