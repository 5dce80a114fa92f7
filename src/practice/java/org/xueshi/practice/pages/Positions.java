package org.xueshi.practice.pages;

import org.xueshi.practice.site.Person;
import org.xueshi.practice.site.Role;
import org.xueshi.practice.site.Site;

/** What somebody is on the whole, as a key of the messages. */
public final class Positions {
  private Positions() {}

  /** The most that the person is anywhere. */
  public static String of(Site site, Person person) {
    if (person.administrator()) {
      return "role.administrator";
    }
    return site.courses().stream()
        .flatMap(course -> site.enrolment(course.id(), person.id()).stream())
        .map(enrolment -> enrolment.role())
        .min(Role::compareTo)
        .map(Positions::of)
        .orElse("role.none");
  }

  public static String of(Role role) {
    return switch (role) {
      case EDITING_TEACHER -> "role.editingteacher";
      case TEACHER -> "role.teacher";
      case STUDENT -> "role.student";
    };
  }
}
