package org.xueshi.lti.entity;

import java.util.List;
import org.xueshi.web.entity.CourseRole;

/**
 * Somebody enrolled in the platform's course (NRPS 2.0, 3.1). Names, address and staff number are
 * empty if the platform does not share them.
 *
 * @param active false if the platform says Inactive or Deleted; Moodle leaves such people out
 * @param groups identifiers of the course groups they are in (Course Groups 1.0, 3.3), if said
 */
public record Member(LaunchUser user, CourseRole role, boolean active, List<String> groups) {

  public Member {
    groups = List.copyOf(groups);
  }

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
    return new Member(
        user, Roles.inContext(entry.texts("roles")), status.equals("Active"), groups(entry));
  }

  private static List<String> groups(Claims entry) {
    return entry.objects("group_enrollments").stream()
        .flatMap(group -> group.identifier("group_id").stream())
        .toList();
  }
}
