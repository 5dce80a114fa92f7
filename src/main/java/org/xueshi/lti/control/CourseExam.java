package org.xueshi.lti.control;

import static org.xueshi.lti.entity.CheckupItem.COLUMN;
import static org.xueshi.lti.entity.CheckupItem.NAMES;
import static org.xueshi.lti.entity.CheckupItem.ROSTER;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.xueshi.lti.control.KnownCourseStore.KnownCourse;
import org.xueshi.lti.entity.CheckupFinding;
import org.xueshi.lti.entity.CheckupItem;
import org.xueshi.lti.entity.CourseService;
import org.xueshi.lti.entity.Health;
import org.xueshi.lti.entity.Member;
import org.xueshi.lti.entity.Registration;
import org.xueshi.lti.entity.Scope;
import org.xueshi.web.entity.CourseRole;

/** Part of the registration doctor: roster, names and a scratch column, in a course we know. */
@ApplicationScoped
class CourseExam {

  private static final Duration ALL_LAUNCHES = Duration.ofDays(365);

  private KnownCourseStore courses;
  private Members members;
  private ScratchColumn scratch;
  private boolean mayScratch;
  private Clock clock;

  protected CourseExam() {}

  /**
   * @param mayScratch whether a column may be made, for a moment, in somebody's gradebook
   */
  @Inject
  CourseExam(
      KnownCourseStore courses,
      Members members,
      ScratchColumn scratch,
      @ConfigProperty(name = "xueshi.lti.doctor.scratch-column", defaultValue = "true")
          boolean mayScratch,
      Clock clock) {
    this.courses = courses;
    this.members = members;
    this.scratch = scratch;
    this.mayScratch = mayScratch;
    this.clock = clock;
  }

  void examine(Registration platform, Set<Scope> granted, Consumer<CheckupFinding> found) {
    courses.remember(platform.tenant(), clock.instant().plus(ALL_LAUNCHES));
    var course = courses.of(platform.tenant(), platform.id());
    var counted = new Count();
    roster(platform, course.flatMap(KnownCourse::memberships), granted, counted, found);
    found.accept(column(platform, course.flatMap(KnownCourse::columns), granted, counted.learner));
  }

  /** Numbers, and one learner to grade in the scratch column; no names. */
  private static final class Count {
    int all;
    int learners;
    int nameless;
    String learner;

    void add(Member member) {
      all++;
      nameless +=
          member.user().familyName().isEmpty() && member.user().givenName().isEmpty() ? 1 : 0;
      if (member.role() == CourseRole.LEARNER) {
        learners++;
        learner = learner == null && member.active() ? member.user().subject() : learner;
      }
    }
  }

  private void roster(
      Registration platform,
      Optional<URI> address,
      Set<Scope> granted,
      Count count,
      Consumer<CheckupFinding> found) {
    var service = address.map(url -> new CourseService(platform.tenant(), platform.id(), url));
    if (service.isEmpty() || !granted.contains(Scope.MEMBERSHIP_READ)) {
      found.accept(notTried(ROSTER, service.isPresent()));
      found.accept(notTried(NAMES, service.isPresent()));
      return;
    }
    try {
      members.forEach(service.get(), count::add);
      found.accept(
          count.all == 0
              ? CheckupFinding.of(ROSTER, Health.WARN, "empty")
              : CheckupFinding.good(ROSTER, "read", count.all, count.learners));
      found.accept(names(count.all, count.nameless));
    } catch (PlatformFailure failure) {
      found.accept(CheckupFinding.of(ROSTER, Health.BAD, CheckupFinding.FAILED, failure.kind()));
      found.accept(notTried(NAMES, true));
    }
  }

  static CheckupFinding names(int all, int nameless) {
    if (all == 0) {
      return notTried(NAMES, true);
    }
    if (nameless == 0) {
      return CheckupFinding.good(NAMES, "shared", all);
    }
    return nameless == all
        ? CheckupFinding.of(NAMES, Health.BAD, "none", all)
        : CheckupFinding.of(NAMES, Health.WARN, "some", nameless, all);
  }

  private CheckupFinding column(
      Registration platform, Optional<URI> address, Set<Scope> granted, String learner) {
    if (!mayScratch) {
      return CheckupFinding.of(COLUMN, Health.UNKNOWN, "forbidden");
    }
    if (address.isEmpty() || !granted.contains(Scope.LINE_ITEM)) {
      return notTried(COLUMN, address.isPresent());
    }
    var service = new CourseService(platform.tenant(), platform.id(), address.get());
    var graded = granted.contains(Scope.SCORE) && granted.contains(Scope.RESULT_READ);
    return scratch.tryOut(service, graded ? Optional.ofNullable(learner) : Optional.empty());
  }

  private static CheckupFinding notTried(CheckupItem item, boolean courseKnown) {
    return CheckupFinding.of(item, Health.UNKNOWN, courseKnown ? "notGranted" : "noCourse");
  }
}
