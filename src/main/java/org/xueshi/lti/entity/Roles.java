package org.xueshi.lti.entity;

import java.util.List;
import java.util.Set;
import org.xueshi.web.entity.CourseRole;

/**
 * What the roles in a message allow (LTI 1.3 Core A.2). Only <em>context</em> roles count: that
 * somebody teaches at the institution, or administers the whole system, says nothing of this
 * course. Unknown roles and none give the lowest rights.
 */
public final class Roles {

  private static final String MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership";
  private static final Set<String> TRAINER = Set.of("Instructor", "ContentDeveloper");

  private Roles() {}

  /** Who teaches here is a trainer, also when an administrator besides. */
  public static CourseRole inContext(List<String> roles) {
    var principals = roles.stream().map(Roles::principal).toList();
    if (principals.stream().anyMatch(TRAINER::contains)) {
      return CourseRole.TRAINER;
    }
    return principals.contains("Administrator") ? CourseRole.PLATFORM_ADMIN : CourseRole.LEARNER;
  }

  /**
   * The principal context role: of {@code membership#Instructor}, of a sub-role such as {@code
   * membership/Instructor#Grader}, and of the deprecated short name {@code Instructor}. Empty for
   * any other role.
   */
  private static String principal(String role) {
    if (role.startsWith(MEMBERSHIP + "#")) {
      return role.substring(MEMBERSHIP.length() + 1);
    }
    if (role.startsWith(MEMBERSHIP + "/")) {
      var hash = role.indexOf('#');
      return hash < 0 ? "" : role.substring(MEMBERSHIP.length() + 1, hash);
    }
    return role.indexOf(':') < 0 && role.indexOf('/') < 0 ? role : "";
  }
}
