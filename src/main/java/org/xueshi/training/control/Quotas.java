package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.control.Coverage;
import org.xueshi.people.control.Schools;
import org.xueshi.training.entity.NextQuota;
import org.xueshi.web.entity.Actor;

/**
 * 名额: how many a school may nominate for a project (14.1), and what next year's should be (16.2).
 */
@ApplicationScoped
public class Quotas {

  private static final int PLACES_MAX = 9999;

  /** Applications that take up a nomination; {@link org.xueshi.training.entity.PlaceState}. */
  private static final String NOMINATED =
      """
      select count(*) from place_application a
      join course_run r on r.tenant_id = a.tenant_id and r.id = a.course_run_id
      where a.tenant_id = q.tenant_id and a.school_id = q.school_id
        and r.project_id = q.project_id and a.round = 1
        and a.state in ('RECOMMENDED', 'APPROVED', 'PLACED', 'WAITLISTED', 'APPEALED')
      """;

  private Jdbi jdbi;
  private Schools schools;
  private Coverage coverage;
  private Clock clock;

  protected Quotas() {}

  @Inject
  Quotas(Jdbi jdbi, Schools schools, Coverage coverage, Clock clock) {
    this.jdbi = jdbi;
    this.schools = schools;
    this.coverage = coverage;
    this.clock = clock;
  }

  /** A school's quota and how much of it is used. */
  public record Line(
      UUID schoolId, String school, boolean rural, int teachers, int places, int nominated) {}

  /** A school with what next year's number follows from. */
  public record Proposal(UUID schoolId, String school, NextQuota inputs, Integer decided) {}

  /** All schools that work, with their quota of that project. */
  @Transactional
  public List<Line> of(UUID tenant, UUID project) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select s.id as school_id, s.name as school, s.rural,
                      (select count(*) from person p where p.tenant_id = s.tenant_id
                        and p.school_id = s.id and p.staff_number is not null
                        and p.left_on is null) as teachers,
                      coalesce(q.places, 0) as places, coalesce(("""
                        + NOMINATED
                        + """
                    ), 0) as nominated
                    from school s left join school_quota q on q.tenant_id = s.tenant_id
                      and q.school_id = s.id and q.project_id = :project
                    where s.tenant_id = :tenant and s.ended_on is null order by s.code""")
                .bind("tenant", tenant)
                .bind("project", project)
                .map(ConstructorMapper.of(Line.class))
                .list());
  }

  /**
   * Sets quotas of a project; a school not named keeps its own.
   *
   * @throws Refusal INVALID {@code place.refusal.quotaNumber}; CONFLICT {@code
   *     place.refusal.quotaUsed} below what a school has nominated
   */
  @Transactional
  public void set(UUID tenant, UUID project, Map<UUID, Integer> places) {
    var known = of(tenant, project);
    for (var line : known) {
      var wanted = places.get(line.schoolId());
      if (wanted == null) {
        continue;
      }
      if (wanted < 0 || wanted > PLACES_MAX) {
        throw Refusal.invalid("place.refusal.quotaNumber", PLACES_MAX);
      }
      if (wanted < line.nominated()) {
        throw Refusal.conflict("place.refusal.quotaUsed", line.school(), line.nominated());
      }
      jdbi.useHandle(
          handle ->
              handle.execute(
                  """
                  insert into school_quota (tenant_id, project_id, school_id, places)
                  values (?, ?, ?, ?) on conflict (tenant_id, project_id, school_id)
                  do update set places = excluded.places""",
                  tenant,
                  project,
                  line.schoolId(),
                  wanted));
    }
  }

  /**
   * Under a lock, so that two nominations at once cannot both take the last place.
   *
   * @throws Refusal CONFLICT {@code place.refusal.quota}
   */
  void checkRoom(UUID tenant, UUID project, UUID school) {
    var places =
        jdbi.withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            select places from school_quota where tenant_id = :tenant
                              and project_id = :project and school_id = :school for update""")
                        .bind("tenant", tenant)
                        .bind("project", project)
                        .bind("school", school)
                        .mapTo(Integer.class)
                        .findOne())
            .orElse(0);
    var nominated =
        jdbi.withHandle(
                handle ->
                    handle
                        .createQuery(
                            "select ("
                                + NOMINATED
                                + """
                                  ) from school_quota q where q.tenant_id = :tenant
                                    and q.project_id = :project and q.school_id = :school""")
                        .bind("tenant", tenant)
                        .bind("project", project)
                        .bind("school", school)
                        .mapTo(Integer.class)
                        .findOne())
            .orElse(0);
    if (nominated >= places) {
      throw Refusal.conflict("place.refusal.quota", places);
    }
  }

  /**
   * Next year's numbers, worked out from this year; with what was decided last, if anything was.
   */
  @Transactional
  public List<Proposal> next(UUID tenant, UUID project) {
    var lines = of(tenant, project);
    return lines.stream()
        .filter(line -> line.places() > 0 || line.nominated() > 0)
        .map(line -> proposal(tenant, project, line))
        .toList();
  }

  private Proposal proposal(UUID tenant, UUID project, Line line) {
    var teachers = schools.teachers(tenant, line.schoolId());
    var uncovered = new HashSet<>(teachers);
    uncovered.removeAll(coverage.covered(tenant, teachers, today()));
    var results = results(tenant, project, line.schoolId());
    var inputs =
        new NextQuota(
            line.places(),
            line.nominated(),
            results.placed(),
            results.came(),
            results.finished(),
            teachers.size(),
            uncovered.size());
    return new Proposal(line.schoolId(), line.school(), inputs, decided(tenant, project, line));
  }

  /** How it went for those of a school with a place. */
  public record Results(int placed, int came, int finished) {}

  private Results results(UUID tenant, UUID project, UUID school) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select count(*) as placed,
                      count(*) filter (where exists (select 1 from component_progress c
                        where c.tenant_id = a.tenant_id and c.course_run_id = a.course_run_id
                          and c.person_id = a.person_id)) as came,
                      count(*) filter (where exists (select 1 from component c
                          where c.tenant_id = a.tenant_id and c.course_run_id = a.course_run_id)
                        and not exists (select 1 from component c
                          left join component_progress g on g.tenant_id = c.tenant_id
                            and g.component_id = c.id and g.person_id = a.person_id
                          where c.tenant_id = a.tenant_id and c.course_run_id = a.course_run_id
                            and g.state is distinct from 'DONE')) as finished
                    from place_application a
                    join course_run r on r.tenant_id = a.tenant_id and r.id = a.course_run_id
                    where a.tenant_id = :tenant and a.school_id = :school
                      and r.project_id = :project and a.state = 'PLACED'""")
                .bind("tenant", tenant)
                .bind("project", project)
                .bind("school", school)
                .map(ConstructorMapper.of(Results.class))
                .one());
  }

  private Integer decided(UUID tenant, UUID project, Line line) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select decided from quota_proposal where tenant_id = :tenant
                      and project_id = :project and school_id = :school
                    order by at desc, id desc limit 1""")
                .bind("tenant", tenant)
                .bind("project", project)
                .bind("school", line.schoolId())
                .mapTo(Integer.class)
                .findOne()
                .orElse(null));
  }

  /**
   * The bureau sets next year's numbers; the inputs are kept beside them.
   *
   * @throws Refusal INVALID {@code place.refusal.quotaNumber}
   */
  @Transactional
  public void decide(UUID tenant, UUID project, Map<UUID, Integer> numbers, Actor actor) {
    for (var proposal : next(tenant, project)) {
      var decided = numbers.get(proposal.schoolId());
      if (decided == null) {
        continue;
      }
      if (decided < 0 || decided > PLACES_MAX) {
        throw Refusal.invalid("place.refusal.quotaNumber", PLACES_MAX);
      }
      keep(tenant, project, proposal, decided, actor);
    }
  }

  private void keep(UUID tenant, UUID project, Proposal proposal, int decided, Actor actor) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into quota_proposal (tenant_id, id, project_id, school_id, inputs, formula,
                  proposed, decided, at, actor_kind, actor_id)
                values (?, ?, ?, ?, cast(? as jsonb), ?, ?, ?, ?, ?, ?)""",
                tenant,
                Ids.next(),
                project,
                proposal.schoolId(),
                json(proposal.inputs()),
                NextQuota.FORMULA,
                proposal.inputs().proposed(),
                decided,
                clock.instant().atOffset(ZoneOffset.UTC),
                actor.kind(),
                actor.id()));
  }

  private static String json(NextQuota inputs) {
    return Json.createObjectBuilder()
        .add("quota", inputs.quota())
        .add("nominated", inputs.nominated())
        .add("placed", inputs.placed())
        .add("came", inputs.came())
        .add("finished", inputs.finished())
        .add("teachers", inputs.teachers())
        .add("uncovered", inputs.uncovered())
        .build()
        .toString();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Clocks.DISTRICT_ZONE);
  }
}
