package org.xueshi.practice.launch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xueshi.practice.site.Course;
import org.xueshi.practice.site.Person;
import org.xueshi.practice.site.Site;

/** The claims about people and places; the same for every message. */
final class ResourceClaims {
  private static final String GUID = "6b0f5d1c2e7a49b3a1d8c4f09e5b7a23";

  private final Site site;
  private final Urls urls;

  ResourceClaims(Site site, Urls urls) {
    this.site = site;
    this.urls = urls;
  }

  void addTo(Map<String, Object> claims, Launch launch) {
    claims.put(Claims.LIS, lis(launch));
    claims.put(Claims.ROLES, LaunchRoles.of(launch.person(), launch.course(), site));
    claims.put(Claims.CONTEXT, context(launch.course()));
    claims.put(Claims.MESSAGE_TYPE, launch.message().claim());
    launch.activity().ifPresent(a -> claims.put(Claims.RESOURCE_LINK, link(launch)));
    if (launch.graded()) {
      claims.put(Claims.OUTCOME, outcome(launch, urls));
    }
    addPerson(claims, launch);
    claims.put(Claims.PRESENTATION, presentation(launch));
    claims.put(Claims.PLATFORM, platform());
    claims.put(Claims.VERSION, "1.3.0");
  }

  /** Empty texts, not missing ones, when the site knows no number. */
  private static Map<String, Object> lis(Launch launch) {
    return ordered(
        "person_sourcedid",
        launch.person().staffNumber(),
        "course_section_sourcedid",
        launch.course().idNumber());
  }

  private static Map<String, Object> context(Course course) {
    Map<String, Object> context =
        ordered(
            "id", Long.toString(course.id()),
            "label", course.shortName(),
            "title", course.fullName());
    context.put("type", List.of("CourseSection"));
    return context;
  }

  private static Map<String, Object> link(Launch launch) {
    var activity = launch.activity().orElseThrow();
    return ordered(
        "title", activity.name(),
        "description", activity.description().replaceAll("\\s+", " ").trim(),
        "id", Long.toString(activity.id()));
  }

  static Map<String, Object> outcome(Launch launch, Urls urls) {
    long activityId = launch.activity().orElseThrow().id();
    return Outcome.claim(activityId, launch.person().id(), launch.tool().id(), urls);
  }

  private static void addPerson(Map<String, Object> claims, Launch launch) {
    Person person = launch.person();
    Map<String, Object> ext = new LinkedHashMap<>();
    if (launch.tool().sendsName()) {
      claims.put("given_name", person.givenName());
      claims.put("family_name", person.familyName());
      claims.put("name", person.moodleName());
      ext.put("user_username", person.username());
    }
    ext.put("lms", "moodle-2");
    claims.put(Claims.EXT, ext);
    if (launch.tool().sendsEmail()) {
      claims.put("email", person.email());
    }
  }

  private Map<String, Object> presentation(Launch launch) {
    Map<String, Object> presentation = ordered("locale", launch.language().moodleCode());
    if (launch.activity().isPresent()) {
      presentation.put("document_target", launch.container().documentTarget());
      presentation.put("return_url", urls.launchReturn(launch));
    }
    return presentation;
  }

  private static Map<String, Object> platform() {
    return ordered(
        "product_family_code",
        "moodle",
        "version",
        "2024100705.01",
        "guid",
        GUID,
        "name",
        Site.SHORT_NAME,
        "description",
        Site.FULL_NAME);
  }

  private static Map<String, Object> ordered(String... namesAndValues) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }
}
