package org.xueshi.lti.entity;

import org.xueshi.web.entity.CourseRole;

/**
 * Somebody enrolled in the platform's course (NRPS 2.0, 3.1). Names, address and staff number are
 * empty if the platform does not share them.
 *
 * @param active false if the platform says Inactive or Deleted; Moodle leaves such people out
 */
public record Member(LaunchUser user, CourseRole role, boolean active) {

  /** Empty subject if the entry names nobody. */
  public static Member of(Claims entry) {
    var user =
        new LaunchUser(
            entry.identifier("user_id").orElse(""),
            entry.identifier("lis_person_sourcedid").map(String::strip).orElse(""),
            entry.text("family_name").orElse(""),
            entry.text("given_name").orElse(""),
            entry.identifier("email").orElse(""));
    var status = entry.exact("status").orElse("Active");
    return new Member(user, Roles.inContext(entry.texts("roles")), status.equals("Active"));
  }
}
