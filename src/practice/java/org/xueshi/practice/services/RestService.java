package org.xueshi.practice.services;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.xueshi.practice.gradebook.Grade;
import org.xueshi.practice.gradebook.GradeItem;
import org.xueshi.practice.gradebook.Gradebook;
import org.xueshi.practice.http.Parameters;
import org.xueshi.practice.http.Request;
import org.xueshi.practice.http.Response;
import org.xueshi.practice.json.Json;
import org.xueshi.practice.site.Activity;
import org.xueshi.practice.site.Course;
import org.xueshi.practice.site.Person;
import org.xueshi.practice.site.Site;

/**
 * Moodle's web services as far as a gradebook reader needs them: grades, completion and members.
 * Errors come with status 200. An activity is complete when it has a grade.
 */
public final class RestService {
  public static final String PATH = "/webservice/rest/server.php";

  /** The only token there is. */
  public static final String TOKEN = "6d1f5c0a94e84a5ab0d3b3a7c5e8f912";

  private static final String VERSION = "2024100705.01";
  private static final Set<String> FUNCTIONS =
      Set.of(
          "core_webservice_get_site_info",
          "core_enrol_get_enrolled_users",
          "core_course_get_contents",
          "gradereport_user_get_grade_items",
          "core_completion_get_activities_completion_status",
          "core_completion_get_course_completion_status");

  private final Site site;
  private final Gradebook gradebook;
  private final String base;

  public RestService(Site site, Gradebook gradebook, String base) {
    this.site = site;
    this.gradebook = gradebook;
    this.base = base;
  }

  public Response answer(Request request) {
    Parameters asked = request.parameters();
    if (!asked.get("wstoken").equals(TOKEN)) {
      return error("core\\exception\\moodle_exception", "invalidtoken");
    }
    String function = asked.get("wsfunction");
    if (!FUNCTIONS.contains(function)) {
      return error("webservice_access_exception", "accessexception");
    }
    if (function.equals("core_webservice_get_site_info")) {
      return json(info());
    }
    Optional<Course> course = site.course(asked.get("courseid"));
    if (course.isEmpty()) {
      return error("core\\exception\\dml_missing_record_exception", "invalidrecord");
    }
    return ofCourse(function, course.get(), asked);
  }

  private Response ofCourse(String function, Course course, Parameters asked) {
    return switch (function) {
      case "core_enrol_get_enrolled_users" -> json(users(course, asked));
      case "core_course_get_contents" -> json(contents(course));
      case "gradereport_user_get_grade_items" -> grades(course, asked.get("userid"));
      case "core_completion_get_activities_completion_status" ->
          json(Map.of("statuses", statuses(course, asked.get("userid")), "warnings", List.of()));
      default -> completion(course, asked.get("userid"));
    };
  }

  private Map<String, Object> info() {
    var functions =
        FUNCTIONS.stream().sorted().map(f -> Map.of("name", f, "version", VERSION)).toList();
    return Map.of("sitename", Site.FULL_NAME, "siteurl", base, "userid", 2, "functions", functions);
  }

  private List<Map<String, Object>> users(Course course, Parameters asked) {
    int limit = option(asked, "limitnumber", 0);
    int from = option(asked, "limitfrom", 0);
    return site.enrolments(course.id()).stream()
        .filter(enrolment -> !enrolment.suspended())
        .sorted((one, other) -> Long.compare(one.personId(), other.personId()))
        .skip(from)
        .limit(limit == 0 ? Long.MAX_VALUE : limit)
        .map(
            enrolment -> {
              Person person = site.person(enrolment.personId()).orElseThrow();
              String role = enrolment.role().teaches() ? "editingteacher" : "student";
              var user = new LinkedHashMap<String, Object>();
              user.put("id", person.id());
              user.put("fullname", person.moodleName());
              user.put("email", person.email());
              user.put("idnumber", person.staffNumber());
              user.put("roles", List.of(Map.of("roleid", 5, "name", "", "shortname", role)));
              return (Map<String, Object>) user;
            })
        .toList();
  }

  private static int option(Parameters asked, String name, int otherwise) {
    for (int i = 0; i < 10; i++) {
      if (asked.get("options[" + i + "][name]").equals(name)) {
        return Integer.parseInt(asked.get("options[" + i + "][value]"));
      }
    }
    return otherwise;
  }

  private List<Map<String, Object>> contents(Course course) {
    var modules = new ArrayList<Map<String, Object>>();
    for (Activity activity : site.activities(course.id())) {
      var module = new LinkedHashMap<String, Object>();
      module.put("id", activity.cmid());
      module.put("name", activity.name());
      module.put("instance", activity.id());
      module.put("modname", "lti");
      module.put("completion", activity.graded() ? 2 : 0);
      modules.add(module);
    }
    return List.of(Map.of("id", 1, "name", course.fullName(), "section", 0, "modules", modules));
  }

  private Response grades(Course course, String userId) {
    Optional<Person> person = site.person(userId);
    if (person.isEmpty()) {
      return error("core\\exception\\moodle_exception", "invaliduser");
    }
    var items = new ArrayList<Map<String, Object>>();
    BigDecimal maximum = BigDecimal.ZERO;
    for (GradeItem item : gradebook.columns(course.id())) {
      Optional<Grade> grade = gradebook.grade(item.id(), person.get().id());
      items.add(item(item, item.maximum(), grade.map(Grade::value).orElse(null), grade));
      maximum = maximum.add(item.maximum());
    }
    BigDecimal total = gradebook.total(course.id(), person.get().id()).orElse(null);
    var whole = new LinkedHashMap<String, Object>();
    whole.put("id", 1_000_000 + course.id());
    whole.put("itemname", null);
    whole.put("itemtype", "course");
    whole.put("graderaw", total);
    whole.put("gradedategraded", null);
    whole.put("gradeisoverridden", false);
    whole.put("grademax", maximum);
    items.add(whole);
    var user = new LinkedHashMap<String, Object>();
    user.put("courseid", course.id());
    user.put("userid", person.get().id());
    user.put("useridnumber", person.get().staffNumber());
    user.put("gradeitems", items);
    return json(Map.of("usergrades", List.of(user), "warnings", List.of()));
  }

  private static Map<String, Object> item(
      GradeItem item, BigDecimal maximum, BigDecimal value, Optional<Grade> grade) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", item.id());
    json.put("itemname", item.label());
    json.put("itemtype", item.coupled() ? "mod" : "manual");
    json.put("itemmodule", item.coupled() ? "lti" : null);
    json.put("iteminstance", item.coupled() ? item.linkId() : null);
    json.put("idnumber", item.resourceId() == null ? "" : item.resourceId());
    json.put("graderaw", value);
    long seconds = grade.map(Grade::modifiedSeconds).orElse(0L);
    json.put("gradedategraded", value == null || seconds == 0 ? null : seconds);
    json.put("gradeisoverridden", grade.map(Grade::overridden).orElse(false));
    json.put("grademin", 0);
    json.put("grademax", maximum);
    return json;
  }

  private List<Map<String, Object>> statuses(Course course, String userId) {
    var statuses = new ArrayList<Map<String, Object>>();
    for (Activity activity : site.activities(course.id())) {
      if (activity.graded()) {
        Optional<Grade> grade =
            gradebook.itemsOf(activity).stream()
                .flatMap(item -> gradebook.grade(item.id(), Long.parseLong(userId)).stream())
                .filter(found -> found.value() != null)
                .findFirst();
        var status = new LinkedHashMap<String, Object>();
        status.put("cmid", activity.cmid());
        status.put("modname", "lti");
        status.put("instance", activity.id());
        status.put("state", grade.isPresent() ? 1 : 0);
        status.put("timecompleted", grade.map(Grade::modifiedSeconds).orElse(0L));
        statuses.add(status);
      }
    }
    return statuses;
  }

  private Response completion(Course course, String userId) {
    var statuses = statuses(course, userId);
    if (statuses.isEmpty()) {
      return error("core\\exception\\moodle_exception", "nocriteriaset");
    }
    var criteria =
        statuses.stream()
            .map(
                s ->
                    Map.of(
                        "type",
                        4,
                        "complete",
                        s.get("state").equals(1),
                        "timecompleted",
                        s.get("timecompleted")))
            .toList();
    boolean all = criteria.stream().allMatch(c -> c.get("complete").equals(true));
    var status = Map.of("completed", all, "aggregation", 1, "completions", criteria);
    return json(Map.of("completionstatus", status, "warnings", List.of()));
  }

  private static Response json(Object value) {
    return Response.of("application/json", Json.write(value));
  }

  private static Response error(String exception, String code) {
    return json(Map.of("exception", exception, "errorcode", code, "message", code));
  }
}
