package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.training.entity.Component;
import org.xueshi.training.entity.ComponentPlan;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.training.entity.FollowUpPeriod;
import org.xueshi.training.entity.FollowUpTask;
import org.xueshi.training.entity.RemoteUnit;
import org.xueshi.training.entity.TrainingSession;

/**
 * 复制的课程: a course was copied on the platform, with our links in it. Its trainer decides whether the
 * same run goes on there, or a new one is laid out from it; either way the copied links lead
 * somewhere again.
 */
@ApplicationScoped
public class Copies {

  private CourseRuns runs;
  private Components components;
  private Origins origins;

  protected Copies() {}

  @Inject
  public Copies(CourseRuns runs, Components components, Origins origins) {
    this.runs = runs;
    this.components = components;
    this.origins = origins;
  }

  /**
   * The run of the nearest course that this one was copied from and that has one.
   *
   * @param history identifiers of the platform's courses, from the launch ({@code
   *     Context.id.history})
   */
  @Transactional
  public Optional<CourseRun> source(UUID tenant, String courseKey, List<String> history) {
    if (courseKey == null) {
      return Optional.empty();
    }
    var registration = courseKey.substring(0, courseKey.indexOf('/') + 1);
    return Stream.concat(
            history.stream().map(id -> registration + id),
            origins.courses(tenant, courseKey).stream())
        .filter(key -> !key.equals(courseKey))
        .flatMap(key -> runs.ofCourseKey(tenant, key).stream())
        .findFirst();
  }

  /**
   * A new run of the same project with the same parts, every date moved by as many days as the
   * start; taught in the copied course.
   *
   * @throws Refusal as {@link CourseRuns#layOut}
   */
  @Transactional
  public CourseRun layOut(CourseRun from, String title, LocalDate startsOn, String courseKey) {
    if (startsOn == null) {
      throw Refusal.invalid("training.refusal.dates");
    }
    var days = ChronoUnit.DAYS.between(from.startsOn(), startsOn);
    var endsOn = from.endsOn().plusDays(days);
    var until = from.followUpUntil().plusDays(days);
    var earliest = FollowUpPeriod.earliestEnd(endsOn);
    var plan =
        new CourseRuns.Plan(
            title, null, startsOn, endsOn, until.isBefore(earliest) ? earliest : until);
    var run = runs.layOut(from.tenantId(), from.projectId(), plan, courseKey);
    var parts =
        components.of(from.tenantId(), from.id()).stream().filter(Component::planned).toList();
    for (var part : parts) {
      var copy = components.add(run, planOf(part, days));
      origins.put(from.tenantId(), copy.id(), part.id());
    }
    return run;
  }

  /**
   * The same run goes on in the copied course: scores go there from now on, and the links of the
   * course it was in still lead to it.
   *
   * @throws Refusal CONFLICT {@code training.refusal.courseTaken}
   */
  @Transactional
  public void resume(CourseRun run, String courseKey) {
    runs.move(run.tenantId(), run.id(), courseKey);
  }

  private static ComponentPlan planOf(Component part, long days) {
    if (part instanceof TrainingSession session) {
      var when =
          new TrainingSession.When(moved(session.startsAt(), days), moved(session.endsAt(), days));
      return new ComponentPlan.Session(
          part.title(),
          part.minutes(),
          session.where(),
          when,
          session.methods(),
          new ComponentPlan.Session.Setting(session.liveUrl(), session.leader(), null));
    }
    if (part instanceof FollowUpTask task) {
      return new ComponentPlan.Task(
          part.title(),
          part.minutes(),
          task.taskKind(),
          task.instructions(),
          task.dueOn().plusDays(days));
    }
    var unit = (RemoteUnit) part;
    return new ComponentPlan.Unit(
        part.title(), part.minutes(), unit.resourceVersionId(), unit.mustPlay());
  }

  /** The same time of day on the district's clock. */
  private static Instant moved(Instant at, long days) {
    return at.atZone(Clocks.DISTRICT_ZONE).plusDays(days).toInstant();
  }
}
