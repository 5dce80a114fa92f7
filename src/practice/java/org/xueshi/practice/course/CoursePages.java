package org.xueshi.practice.course;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xueshi.practice.http.Response;
import org.xueshi.practice.pages.CourseHead;
import org.xueshi.practice.pages.MoodleError;
import org.xueshi.practice.pages.Pages;
import org.xueshi.practice.pages.Positions;
import org.xueshi.practice.pages.Visit;
import org.xueshi.practice.site.Activity;
import org.xueshi.practice.site.Course;
import org.xueshi.practice.site.Enrolment;
import org.xueshi.practice.site.Person;
import org.xueshi.practice.site.Site;
import org.xueshi.practice.tools.Tool;
import org.xueshi.practice.tools.Tools;

/** The list of courses, a course, its members, and the choice of a new activity. */
public final class CoursePages {
  private final Site site;
  private final Tools tools;
  private final Pages pages;

  public CoursePages(Site site, Tools tools, Pages pages) {
    this.site = site;
    this.tools = tools;
    this.pages = pages;
  }

  public Response all(Visit visit) {
    List<Map<String, Object>> cards =
        site.courses().stream()
            .filter(course -> site.mayView(visit.person(), course.id()))
            .map(this::card)
            .toList();
    return pages.page(
        visit, "courses", visit.messages().get("courses.title"), Map.of("courses", cards));
  }

  private Map<String, Object> card(Course course) {
    return Map.of(
        "id", course.id(),
        "name", course.fullName(),
        "shortname", course.shortName(),
        "summary", course.summary(),
        "count", site.activities(course.id()).size());
  }

  public Response view(Visit visit) {
    Course course = viewed(visit);
    var model = CourseHead.of(course, "course");
    model.put("editing", site.mayEdit(visit.person(), course.id()));
    model.put("sections", sections(course));
    return pages.page(visit, "course", course.fullName(), model);
  }

  private List<Map<String, Object>> sections(Course course) {
    var sections = new ArrayList<Map<String, Object>>();
    List<Activity> activities = site.activities(course.id());
    for (int i = 0; i < course.sections().size(); i++) {
      int number = i;
      List<Map<String, Object>> rows =
          activities.stream().filter(a -> a.section() == number).map(this::row).toList();
      sections.add(Map.of("number", i, "heading", course.sections().get(i), "activities", rows));
    }
    return sections;
  }

  private Map<String, Object> row(Activity activity) {
    return Map.of(
        "cmid", activity.cmid(),
        "activity", activity.name(),
        "tool", tools.of(activity).map(Tool::name).orElse(""),
        "description", activity.description());
  }

  /** Which tools there are to make an activity of. */
  public Response choose(Visit visit) {
    Course course = viewed(visit);
    if (!site.mayEdit(visit.person(), course.id())) {
      throw MoodleError.notAllowed();
    }
    var model = CourseHead.of(course, "course");
    model.put("section", visit.parameters().number("section").orElse(1L));
    model.put(
        "tools",
        tools.active().stream()
            .map(
                tool ->
                    Map.<String, Object>of(
                        "toolid", tool.id(),
                        "tool", tool.name(),
                        "description", tool.description()))
            .toList());
    return pages.page(visit, "chooser", visit.messages().get("activity.choose"), model);
  }

  public Response members(Visit visit) {
    Course course = viewed(visit);
    var model = CourseHead.of(course, "members");
    model.put(
        "members", site.members(course.id()).stream().map(p -> member(p, course, visit)).toList());
    return pages.page(visit, "members", visit.messages().get("members.title"), model);
  }

  private Map<String, Object> member(Person person, Course course, Visit visit) {
    Enrolment enrolment = site.enrolment(course.id(), person.id()).orElseThrow();
    var row = new LinkedHashMap<String, Object>();
    row.put("name", person.name());
    row.put("role", visit.messages().get(Positions.of(enrolment.role())));
    row.put("staffnumber", person.staffNumber());
    row.put("institution", person.institution());
    row.put("email", person.email());
    row.put("suspended", enrolment.suspended());
    return row;
  }

  private Course viewed(Visit visit) {
    Course course = site.course(visit.number("id")).orElseThrow(MoodleError::invalidRequest);
    if (!site.mayView(visit.person(), course.id())) {
      throw MoodleError.notAllowed();
    }
    return course;
  }
}
