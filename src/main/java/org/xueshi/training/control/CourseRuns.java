package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.TenantKey;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.training.entity.FollowUpPeriod;
import org.xueshi.training.entity.Project;
import org.xueshi.web.entity.Viewer;

/** Course runs (期次): laid out by a trainer in their course, or prepared by the Office. */
@ApplicationScoped
public class CourseRuns {

  private static final String OF_COURSE_KEY =
      """
      select r.* from course_run r where r.tenant_id = ?1 and r.id = coalesce(
        (select here.id from course_run here where here.tenant_id = ?1 and here.course_key = ?2),
        (select course_run_id from course_run_place where tenant_id = ?1 and course_key = ?2))
      """;

  @PersistenceContext private EntityManager entities;
  private Clock clock;

  protected CourseRuns() {}

  @Inject
  public CourseRuns(Clock clock) {
    this.clock = clock;
  }

  CourseRuns(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  /**
   * Name and dates.
   *
   * @param code unique in the district; null = one made from the year and a number
   * @param followUpUntil null = the earliest that article 25 allows
   */
  public record Plan(
      String title, String code, LocalDate startsOn, LocalDate endsOn, LocalDate followUpUntil) {}

  /**
   * A new course run of a project.
   *
   * @param courseKey the platform course it is taught in; null = none yet
   * @throws Refusal NOT_FOUND for the project; INVALID {@code training.refusal.title, code, dates,
   *     followUpTooShort}; CONFLICT {@code training.refusal.codeTaken, courseTaken}
   */
  @Transactional
  public CourseRun layOut(UUID tenant, UUID projectId, Plan plan, String courseKey) {
    var project =
        Optional.ofNullable(entities.find(Project.class, new TenantKey(tenant, projectId)))
            .orElseThrow(Refusal::notFound);
    var code = plan.code() == null || plan.code().isBlank() ? newCode(plan) : plan.code().strip();
    if (!one(tenant, "code", code).isEmpty()) {
      throw Refusal.conflict("training.refusal.codeTaken", code);
    }
    var run = new CourseRun(project, Ids.next(), code, clock.instant());
    run.name(plan.title());
    run.schedule(plan.startsOn(), plan.endsOn(), plan.followUpUntil());
    settle(run, courseKey);
    entities.persist(run);
    entities.flush();
    return run;
  }

  /**
   * The Office's prepared run is taught in this platform course from now on.
   *
   * @throws Refusal NOT_FOUND; CONFLICT {@code training.refusal.runTaken, courseTaken}
   */
  @Transactional
  public CourseRun attach(UUID tenant, UUID id, String courseKey) {
    var run = get(tenant, id);
    settle(run, courseKey);
    return run;
  }

  /**
   * New title and dates; the code stays.
   *
   * @throws Refusal as {@link #layOut}
   */
  @Transactional
  public CourseRun amend(UUID tenant, UUID id, Plan plan) {
    var run = get(tenant, id);
    run.name(plan.title());
    run.schedule(plan.startsOn(), plan.endsOn(), plan.followUpUntil());
    return run;
  }

  /**
   * The run taught in that platform course, {@code registrationId/contextId}, or taught there
   * before it went on in another; null has none. Asked by every page of a launch, so it begins no
   * transaction of its own.
   */
  @Transactional(Transactional.TxType.SUPPORTS)
  public Optional<CourseRun> ofCourseKey(UUID tenant, String courseKey) {
    if (courseKey == null) {
      return Optional.empty();
    }
    List<?> found =
        entities
            .createNativeQuery(OF_COURSE_KEY, CourseRun.class)
            .setParameter(1, tenant)
            .setParameter(2, courseKey)
            .getResultList();
    return found.stream().findFirst().map(CourseRun.class::cast);
  }

  /**
   * The run goes on in another platform course; the one it was in still leads to it.
   *
   * @throws Refusal NOT_FOUND; CONFLICT {@code training.refusal.courseTaken}
   */
  @Transactional
  public void move(UUID tenant, UUID id, String courseKey) {
    var run = get(tenant, id);
    var there = ofCourseKey(tenant, courseKey);
    if (there.filter(other -> !other.id().equals(id)).isPresent()) {
      throw Refusal.conflict("training.refusal.courseTaken", there.get().title());
    }
    var before = run.courseKey().filter(key -> !key.equals(courseKey));
    run.move(courseKey);
    entities.flush();
    before.ifPresent(
        key ->
            entities
                .createNativeQuery(
                    """
                    insert into course_run_place (tenant_id, course_key, course_run_id)
                    values (?1, ?2, ?3)
                    on conflict (tenant_id, course_key) do update
                      set course_run_id = excluded.course_run_id
                    """)
                .setParameter(1, tenant)
                .setParameter(2, key)
                .setParameter(3, id)
                .executeUpdate());
  }

  /**
   * The run of the course the viewer launched from.
   *
   * @throws Refusal NOT_FOUND if it has none yet
   */
  @Transactional
  public CourseRun of(Viewer viewer) {
    return ofCourseKey(viewer.tenant(), viewer.courseKey()).orElseThrow(Refusal::notFound);
  }

  /**
   * @throws Refusal NOT_FOUND
   */
  @Transactional
  public CourseRun get(UUID tenant, UUID id) {
    return Optional.ofNullable(entities.find(CourseRun.class, new TenantKey(tenant, id)))
        .orElseThrow(Refusal::notFound);
  }

  /** Runs that are in no platform course yet, latest start first. */
  @Transactional
  public List<CourseRun> unattached(UUID tenant) {
    return all(tenant).stream().filter(run -> run.courseKey().isEmpty()).toList();
  }

  /** Latest start first. */
  @Transactional
  public List<CourseRun> all(UUID tenant) {
    return entities
        .createQuery(
            "select r from CourseRun r where r.tenantId = :tenant order by r.startsOn desc, r.code",
            CourseRun.class)
        .setParameter("tenant", tenant)
        .getResultList();
  }

  /** Those whose follow-up has reached the end that article 25 allows, latest end first. */
  @Transactional
  public List<CourseRun> pastFollowUp(UUID tenant) {
    var today = LocalDate.ofInstant(clock.instant(), Clocks.DISTRICT_ZONE);
    return all(tenant).stream()
        .filter(run -> !today.isBefore(FollowUpPeriod.earliestEnd(run.endsOn())))
        .toList();
  }

  private void settle(CourseRun run, String courseKey) {
    if (courseKey == null) {
      return;
    }
    var there = one(run.tenantId(), "courseKey", courseKey);
    if (there.stream().anyMatch(other -> !other.id().equals(run.id()))) {
      throw Refusal.conflict("training.refusal.courseTaken", there.get(0).title());
    }
    run.settle(courseKey);
  }

  private List<CourseRun> one(UUID tenant, String field, String value) {
    return entities
        .createQuery(
            "select r from CourseRun r where r.tenantId = :tenant and r." + field + " = :value",
            CourseRun.class)
        .setParameter("tenant", tenant)
        .setParameter("value", value)
        .getResultList();
  }

  /** Year of the start and the tail of a fresh identifier, e.g. {@code 2026-4F09A1}. */
  private static String newCode(Plan plan) {
    var id = Ids.next().toString();
    var year = plan.startsOn() == null ? "" : plan.startsOn().getYear() + "-";
    return year + id.substring(id.length() - 6).toUpperCase(java.util.Locale.ROOT);
  }
}
