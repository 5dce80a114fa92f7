package org.xueshi.practice.pages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xueshi.practice.site.Course;

/** The head of every page of a course: its name and the tabs. */
public final class CourseHead {
  private CourseHead() {}

  /** A model to go on filling; the tab named is the one in front. */
  public static Map<String, Object> of(Course course, String tab) {
    var head = new LinkedHashMap<String, Object>();
    head.put("course", course.id());
    head.put("coursename", course.fullName());
    head.put("shortname", course.shortName());
    for (String each : List.of("course", "members", "grades")) {
      head.put("on" + each, each.equals(tab));
    }
    return head;
  }
}
