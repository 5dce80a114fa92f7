package org.xueshi.practice.launch;

import java.util.List;
import org.xueshi.practice.site.Course;
import org.xueshi.practice.site.Person;
import org.xueshi.practice.site.Site;

/** Roles as a launch states them; member lists state them differently. */
final class LaunchRoles {
  private static final String VOCABULARY = "http://purl.imsglobal.org/vocab/lis/v2/";
  private static final String INSTRUCTOR = VOCABULARY + "membership#Instructor";
  private static final String LEARNER = VOCABULARY + "membership#Learner";
  private static final List<String> ADMINISTRATOR =
      List.of(
          VOCABULARY + "institution/person#Administrator",
          INSTRUCTOR,
          VOCABULARY + "system/person#Administrator");

  private LaunchRoles() {}

  static List<String> of(Person person, Course course, Site site) {
    if (person.administrator()) {
      return ADMINISTRATOR;
    }
    return List.of(site.mayGrade(person, course.id()) ? INSTRUCTOR : LEARNER);
  }

  /** As {@code $Membership.role} gives it. */
  static String shortNames(Person person, Course course, Site site) {
    if (person.administrator()) {
      return "Instructor,urn:lti:sysrole:ims/lis/Administrator,"
          + "urn:lti:instrole:ims/lis/Administrator";
    }
    return site.mayGrade(person, course.id()) ? "Instructor" : "Learner";
  }
}
