package org.xueshi.practice.site;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The people and courses of the site, and who is what where. */
public final class Site {
  public static final String FULL_NAME = "甘州区教师网络研修平台（练习平台）";
  public static final String SHORT_NAME = "甘州研修";
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final long FIRST_PERSON = 2;
  private static final long FIRST_COURSE = 2;

  /** Course-module numbers run ahead of instance numbers, as in Moodle, so nobody mixes them up. */
  private static final long CMID_AHEAD = 5;

  private final Table<Person> people;
  private final Table<Course> courses;
  private final Table<Enrolment> enrolments;
  private final Table<Activity> activities;

  public Site(Path directory) {
    people = new Table<>(directory, "people", Person.class, p -> "" + p.id(), FIRST_PERSON);
    courses = new Table<>(directory, "courses", Course.class, c -> "" + c.id(), FIRST_COURSE);
    enrolments = new Table<>(directory, "enrolments", Enrolment.class, Enrolment::key, 1);
    activities = new Table<>(directory, "activities", Activity.class, a -> "" + a.id(), 1);
  }

  public boolean isFresh() {
    return people.isEmpty();
  }

  public List<Person> people() {
    return people.all();
  }

  public Optional<Person> person(Object id) {
    return people.find(id);
  }

  public List<Course> courses() {
    return courses.all();
  }

  public Optional<Course> course(Object id) {
    return courses.find(id);
  }

  public List<Activity> activities(long courseId) {
    return activities.all(activity -> activity.courseId() == courseId);
  }

  public Optional<Activity> activity(Object id) {
    return activities.find(id);
  }

  public Optional<Activity> activityByCmid(long cmid) {
    return activities.all(activity -> activity.cmid() == cmid).stream().findFirst();
  }

  public List<Enrolment> enrolments(long courseId) {
    return enrolments.all(enrolment -> enrolment.courseId() == courseId);
  }

  public Optional<Enrolment> enrolment(long courseId, long personId) {
    return enrolments.find(courseId + ":" + personId);
  }

  /** Everybody enrolled, suspended or not, by name as Moodle sorts it. */
  public List<Person> members(long courseId) {
    return enrolments(courseId).stream()
        .flatMap(enrolment -> person(enrolment.personId()).stream())
        .sorted(byName())
        .toList();
  }

  /** The people a gradebook has rows for. */
  public List<Person> students(long courseId) {
    return members(courseId).stream().filter(p -> isStudent(courseId, p.id())).toList();
  }

  public boolean isStudent(long courseId, long personId) {
    return enrolment(courseId, personId).filter(e -> !e.role().teaches()).isPresent();
  }

  public boolean mayView(Person person, long courseId) {
    return person.administrator()
        || enrolment(courseId, person.id()).filter(e -> !e.suspended()).isPresent();
  }

  public boolean mayEdit(Person person, long courseId) {
    return person.administrator() || has(person, courseId, Role.EDITING_TEACHER);
  }

  public boolean mayGrade(Person person, long courseId) {
    return mayEdit(person, courseId) || has(person, courseId, Role.TEACHER);
  }

  private boolean has(Person person, long courseId, Role role) {
    return enrolment(courseId, person.id()).filter(e -> e.role() == role).isPresent();
  }

  public Person add(Person unnumbered) {
    Person p = unnumbered;
    return people.put(
        new Person(
            people.nextId(),
            p.username(),
            p.familyName(),
            p.givenName(),
            p.staffNumber(),
            p.email(),
            p.institution(),
            p.administrator()));
  }

  public Course add(Course unnumbered) {
    Course c = unnumbered;
    return courses.put(
        new Course(
            courses.nextId(),
            c.shortName(),
            c.fullName(),
            c.idNumber(),
            c.summary(),
            c.startSeconds(),
            c.endSeconds(),
            c.sections()));
  }

  public void enrol(Enrolment enrolment) {
    enrolments.put(enrolment);
  }

  public void enrolAll(List<Enrolment> many) {
    enrolments.putAll(many);
  }

  public void unenrol(long courseId, long personId) {
    enrolments.removeIf(e -> e.courseId() == courseId && e.personId() == personId);
  }

  /** Places an activity; its numbers are given out here. */
  public Activity place(Activity unnumbered) {
    Activity a = unnumbered;
    long id = activities.nextId();
    return activities.put(
        new Activity(
            id,
            id + CMID_AHEAD,
            a.courseId(),
            a.section(),
            a.toolId(),
            a.name(),
            a.description(),
            a.toolUrl(),
            a.custom(),
            a.graded()));
  }

  public void change(Activity activity) {
    activities.put(activity);
  }

  public void remove(Activity activity) {
    activities.removeIf(other -> other.id() == activity.id());
  }

  private static Comparator<Person> byName() {
    return Comparator.comparing(Person::familyName)
        .thenComparing(Person::givenName)
        .thenComparing(Person::id);
  }
}
