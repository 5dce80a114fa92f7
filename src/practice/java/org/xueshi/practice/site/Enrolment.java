package org.xueshi.practice.site;

/** A person's place in a course. A suspended one is hidden from member lists, not from grading. */
public record Enrolment(long courseId, long personId, Role role, boolean suspended) {

  String key() {
    return courseId + ":" + personId;
  }
}
