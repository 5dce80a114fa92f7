package org.xueshi.practice.launch;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.xueshi.practice.gradebook.GradeItem;
import org.xueshi.practice.gradebook.Gradebook;
import org.xueshi.practice.site.Activity;
import org.xueshi.practice.site.Course;
import org.xueshi.practice.site.Person;
import org.xueshi.practice.site.Site;

/** The values of {@code $Variables} in custom parameters. */
final class Variables {
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx").withZone(ZoneOffset.UTC);

  private final Map<String, Function<Launch, Object>> values = new HashMap<>();
  private final Site site;
  private final Gradebook gradebook;
  private final Urls urls;

  Variables(Site site, Gradebook gradebook, Urls urls) {
    this.site = site;
    this.gradebook = gradebook;
    this.urls = urls;
    addContext();
    addPerson();
    addActivity();
    addServices();
  }

  /** The text with its variable filled in; null when there is no value; itself when unknown. */
  Object resolve(String text, Launch launch) {
    if (!text.startsWith("$")) {
      return text;
    }
    Function<Launch, Object> value = values.get(text.substring(1));
    return value == null ? text : value.apply(launch);
  }

  private void addContext() {
    course("Context.id", course -> Long.toString(course.id()));
    course("Context.id.history", course -> "");
    course("Context.timeFrame.begin", course -> Long.toString(course.startSeconds()));
    course("CourseSection.timeFrame.begin", course -> iso(course.startSeconds()));
    course("CourseSection.timeFrame.end", course -> iso(course.endSeconds()));
    for (String prefix : new String[] {"Context.", "CourseSection."}) {
      course(prefix + "title", Course::fullName);
      course(prefix + "label", Course::shortName);
      course(prefix + "sourcedId", Course::idNumber);
      course(prefix + "longDescription", Course::summary);
    }
  }

  private void addPerson() {
    person("User.id", person -> Long.toString(person.id()));
    person("User.username", Person::username);
    person("Person.name.full", Person::moodleName);
    person("Person.name.given", Person::givenName);
    person("Person.name.family", Person::familyName);
    person("Person.name.middle", person -> "");
    person("Person.email.primary", Person::email);
    person("Person.sourcedId", Person::staffNumber);
    person("Person.address.street1", person -> "");
    person("Person.address.locality", person -> "张掖");
    person("Person.address.country", person -> "CN");
    person("Person.address.timezone", person -> Site.ZONE.getId());
    person("Person.phone.primary", person -> "");
    person("Person.phone.mobile", person -> "");
    person("Person.webaddress", person -> "");
    person("Moodle.Person.userGroupIds", person -> "");
    values.put("Membership.role", l -> LaunchRoles.shortNames(l.person(), l.course(), site));
  }

  private void addActivity() {
    activity("ResourceLink.id", activity -> Long.toString(activity.id()));
    activity("ResourceLink.title", Activity::name);
    activity("ResourceLink.description", Activity::description);
    outcome("Result.sourcedId", "lis_result_sourcedid");
    outcome("BasicOutcome.sourcedId", "lis_result_sourcedid");
    outcome("Result.autocreate", "lis_outcome_service_url");
    outcome("BasicOutcome.url", "lis_outcome_service_url");
  }

  private void addServices() {
    grades("LineItem.url", this::firstLineItem);
    grades("LineItems.url", l -> urls.lineItems(l.course().id(), l.tool().id()));
    grades("Results.url", launch -> "");
    grades("Scores.url", launch -> "");
    values.put(
        "ToolProxyBinding.memberships.url",
        l ->
            l.tool().usesMembers()
                ? urls.memberships(l.course().id(), l.tool().id())
                : "$ToolProxyBinding.memberships.url");
  }

  private String firstLineItem(Launch launch) {
    return launch.activity().stream()
        .flatMap(activity -> gradebook.itemsOf(activity).stream())
        .min((a, b) -> Long.compare(a.id(), b.id()))
        .map((GradeItem item) -> urls.lineItem(item))
        .orElse("");
  }

  private void course(String name, Function<Course, Object> value) {
    values.put(name, launch -> value.apply(launch.course()));
  }

  private void person(String name, Function<Person, Object> value) {
    values.put(name, launch -> value.apply(launch.person()));
  }

  private void activity(String name, Function<Activity, Object> value) {
    values.put(name, launch -> launch.activity().map(value).orElse(null));
  }

  private void grades(String name, Function<Launch, Object> value) {
    values.put(name, l -> l.tool().usesGrades() ? value.apply(l) : "$" + name);
  }

  private void outcome(String name, String part) {
    values.put(
        name, launch -> launch.graded() ? ResourceClaims.outcome(launch, urls).get(part) : null);
  }

  private static String iso(long seconds) {
    return seconds == 0 ? "" : ISO.format(Instant.ofEpochSecond(seconds));
  }
}
