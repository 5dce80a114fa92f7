package org.xueshi.practice;

import java.util.Set;

/** Keys whose values differ because our people and courses are others. */
final class FreeOf {
  /**
   * Who has a staff number is not the same; and Moodle leaves the accept header out of no answer.
   */
  static final Set<String> PEOPLE = Set.of("lis_person_sourcedid", "sourcedId", "contentType");

  private FreeOf() {}
}
