package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.training.entity.PlaceLine;
import org.xueshi.training.entity.PlaceState;

/** Applications and what happened to them. */
@ApplicationScoped
class PlaceStore {

  private static final String COLUMNS =
      """
      select a.id, a.course_run_id, r.project_id, r.title as run_title, r.starts_on, r.ends_on,
        a.person_id, p.family_name, p.given_name, p.staff_number, a.school_id,
        s.name as school_name, coalesce(s.rural, false) as rural, coalesce(p.stage, s.stage) as stage,
        p.subject, p.post, p.hired_on, p.left_on, a.ticket, a.round, a.state, a.words, a.waiver,
        a.position, a.tier, a.lot, a.applied_at,
        (select t.reason from place_step t where t.tenant_id = a.tenant_id
          and t.application_id = a.id and t.reason <> '' order by t.at desc, t.id desc limit 1)
          as last_reason,
        exists (select 1 from place_step t where t.tenant_id = a.tenant_id
          and t.application_id = a.id and t.step = 'APPEAL') as appealed
      """;

  private static final String SELECT =
      COLUMNS
          + """
            from place_application a
            join course_run r on r.tenant_id = a.tenant_id and r.id = a.course_run_id
            join person p on p.tenant_id = a.tenant_id and p.id = a.person_id
            left join school s on s.tenant_id = a.tenant_id and s.id = a.school_id
            where a.tenant_id = :tenant
            """;

  /** Somebody who has not applied, in the same shape: for showing what would speak against it. */
  private static final String WOULD_BE =
      """
      select p.id, r.id as course_run_id, r.project_id, r.title as run_title, r.starts_on, r.ends_on,
        p.id as person_id, p.family_name, p.given_name, p.staff_number, p.school_id,
        s.name as school_name, coalesce(s.rural, false) as rural, coalesce(p.stage, s.stage) as stage,
        p.subject, p.post, p.hired_on, p.left_on, 0 as ticket, 0 as round, 'WITHDRAWN' as state,
        '' as words, '' as waiver, null::int as position, null::int as tier, null::text as lot,
        r.created_at as applied_at, null::text as last_reason, false as appealed
      from person p join course_run r on r.tenant_id = p.tenant_id and r.id = :run
      left join school s on s.tenant_id = p.tenant_id and s.id = p.school_id
      where p.tenant_id = :tenant and p.id = :person
      """;

  private Jdbi jdbi;

  protected PlaceStore() {}

  @Inject
  PlaceStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Optional<PlaceLine> find(UUID tenant, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " and a.id = :id for update of a")
                .bind("tenant", tenant)
                .bind("id", id)
                .map(ConstructorMapper.of(PlaceLine.class))
                .findOne());
  }

  Optional<PlaceLine> wouldBe(UUID tenant, UUID run, UUID person) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(WOULD_BE)
                .bind("tenant", tenant)
                .bind("run", run)
                .bind("person", person)
                .map(ConstructorMapper.of(PlaceLine.class))
                .findOne());
  }

  /** Applications that are looked for, in the order of arrival; all of a run by ticket. */
  List<PlaceLine> list(UUID tenant, Places.Asked asked) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    SELECT
                        + """
                           and (cast(:run as uuid) is null or a.course_run_id = :run)
                           and (cast(:person as uuid) is null or a.person_id = :person)
                           and (cast(:school as uuid) is null or a.school_id = :school)
                           and (cardinality(:states) = 0 or a.state = any(:states))
                           and (cast(:after as uuid) is null or a.id > :after)
                          order by a.id limit :limit""")
                .bind("tenant", tenant)
                .bind("run", asked.run())
                .bind("person", asked.person())
                .bind("school", asked.school())
                .bind("states", asked.states().stream().map(Enum::name).toArray(String[]::new))
                .bind("after", asked.after())
                .bind("limit", asked.limit())
                .map(ConstructorMapper.of(PlaceLine.class))
                .list());
  }

  Map<PlaceState, Integer> counts(UUID tenant, UUID run) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select state, count(*) as many from place_application
                    where tenant_id = :tenant and course_run_id = :run group by state""")
                .bind("tenant", tenant)
                .bind("run", run)
                .reduceRows(
                    new EnumMap<>(PlaceState.class),
                    (all, row) -> {
                      all.put(
                          PlaceState.valueOf(row.getColumn("state", String.class)),
                          row.getColumn("many", Integer.class));
                      return all;
                    }));
  }

  /** The queue of a run, in its order. */
  List<PlaceLine> queue(UUID tenant, UUID run) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    SELECT
                        + " and a.course_run_id = :run and a.state = 'WAITLISTED' order by a.position")
                .bind("tenant", tenant)
                .bind("run", run)
                .map(ConstructorMapper.of(PlaceLine.class))
                .list());
  }

  /** An application as it comes in; self-chosen ones need no recommendation and no review. */
  record NewPlace(int ticket, int round, PlaceState state, String words) {}

  UUID insert(UUID tenant, PlaceLine line, NewPlace place, Instant at) {
    var id = Ids.next();
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into place_application (tenant_id, id, course_run_id, person_id, school_id,
                  ticket, round, state, words, waiver, applied_at, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?)""",
                tenant,
                id,
                line.courseRunId(),
                line.personId(),
                line.schoolId(),
                place.ticket(),
                place.round(),
                place.state().name(),
                place.words(),
                at.atOffset(ZoneOffset.UTC),
                at.atOffset(ZoneOffset.UTC)));
    return id;
  }

  /** The new state; a waitlisted one goes to the end of the queue. */
  void move(UUID tenant, UUID id, PlaceState state, Instant at) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                update place_application a set state = ?, changed_at = ?, position = case
                  when ? = 'WAITLISTED' then (select coalesce(max(b.position), 0) + 1
                    from place_application b where b.tenant_id = a.tenant_id
                      and b.course_run_id = a.course_run_id and b.state = 'WAITLISTED') end
                where a.tenant_id = ? and a.id = ?""",
                state.name(),
                at.atOffset(ZoneOffset.UTC),
                state.name(),
                tenant,
                id));
  }

  void ranked(UUID tenant, UUID id, int tier, String lot) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "update place_application set tier = ?, lot = ? where tenant_id = ? and id = ?",
                tier,
                lot,
                tenant,
                id));
  }

  void waive(UUID tenant, UUID id, String reason) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "update place_application set waiver = ? where tenant_id = ? and id = ?",
                reason,
                tenant,
                id));
  }

  void reword(UUID tenant, UUID id, String words) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "update place_application set words = ? where tenant_id = ? and id = ?",
                words,
                tenant,
                id));
  }

  String clash(UUID tenant, PlaceLine line) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select r.title from place_application a
                    join course_run r on r.tenant_id = a.tenant_id and r.id = a.course_run_id
                    where a.tenant_id = :tenant and a.person_id = :person and a.state = 'PLACED'
                      and a.course_run_id <> :run
                      and r.starts_on <= :until and r.ends_on >= :from
                    order by r.starts_on limit 1""")
                .bind("tenant", tenant)
                .bind("person", line.personId())
                .bind("run", line.courseRunId())
                .bind("from", line.startsOn())
                .bind("until", line.endsOn())
                .mapTo(String.class)
                .findOne()
                .orElse(null));
  }

  /** Two places at once on the same days would not see each other: persons take turns, by id. */
  void lockPersons(UUID tenant, Collection<UUID> persons) {
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select 1 from person where tenant_id = :tenant and id = any(:persons)
                    order by id for update""")
                .bind("tenant", tenant)
                .bind("persons", persons.toArray(UUID[]::new))
                .mapTo(Integer.class)
                .list());
  }

  /** The run of an application, without a lock: the offer is locked first, then the application. */
  Optional<UUID> runOf(UUID tenant, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select course_run_id from place_application
                    where tenant_id = :tenant and id = :id""")
                .bind("tenant", tenant)
                .bind("id", id)
                .mapTo(UUID.class)
                .findOne());
  }

  void leave(UUID tenant, UUID run, UUID person) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                delete from participant p where p.tenant_id = ? and p.course_run_id = ?
                  and p.person_id = ? and not exists (select 1 from component_progress c
                    where c.tenant_id = p.tenant_id and c.course_run_id = p.course_run_id
                      and c.person_id = p.person_id)""",
                tenant,
                run,
                person));
  }
}
