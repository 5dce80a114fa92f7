package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.Interval;
import org.xueshi.ledger.entity.Seal;

/** Evidence as rows: inserted and read, nothing else. */
@ApplicationScoped
class EvidenceStore {

  private static final String INSERT =
      """
      insert into evidence (
        tenant_id, id, person_id, source_kind, source_id, source_title,
        course_run_id, course_title, project_kind, level, theme, course_ends_on,
        grade, mode, minutes, planned_minutes, earned_on, starts_at, ends_at,
        request_key, request_content, recorded_at, actor_kind, actor_id, hash)
      values (
        :tenant, :id, :person, :sourceKind, :sourceId, :sourceTitle,
        :courseRun, :courseTitle, :projectKind, :level, :theme, :courseEnds,
        :grade, :mode, :minutes, :planned, :earned,
        cast(:starts as timestamptz[]), cast(:ends as timestamptz[]),
        :key, :content, :recorded, :actorKind, :actor, :hash)
      on conflict (tenant_id, request_key) do nothing
      """;

  private Jdbi jdbi;

  protected EvidenceStore() {}

  @Inject
  EvidenceStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Evidence with the seal of the request that recorded it. */
  record Recorded(Evidence evidence, Seal content) {}

  /** False if the key was there already: then nothing was written. */
  boolean insert(String key, Recorded recorded) {
    var evidence = recorded.evidence();
    var facts = evidence.facts();
    return jdbi.withHandle(
        handle -> {
          var update = handle.createUpdate(INSERT);
          CourseColumns.bind(update, facts.course());
          return update
                  .bind("tenant", evidence.tenant())
                  .bind("id", evidence.id())
                  .bind("person", facts.person())
                  .bind("sourceKind", facts.source().kind())
                  .bind("sourceId", facts.source().id())
                  .bind("sourceTitle", facts.source().title())
                  .bind("grade", facts.grade())
                  .bind("mode", facts.mode())
                  .bind("minutes", facts.minutes())
                  .bind("planned", facts.plannedMinutes())
                  .bind("earned", facts.earnedOn())
                  .bind("starts", instants(facts.intervals(), Interval::from))
                  .bind("ends", instants(facts.intervals(), Interval::to))
                  .bind("key", key)
                  .bind("content", recorded.content().bytes())
                  .bind("recorded", EntryRows.time(evidence.recordedAt()))
                  .bind("actorKind", evidence.recordedBy().kind())
                  .bind("actor", evidence.recordedBy().id())
                  .bind("hash", evidence.hash().bytes())
                  .execute()
              == 1;
        });
  }

  private static String[] instants(List<Interval> intervals, Function<Interval, Instant> end) {
    return intervals.stream().map(end).map(Instant::toString).toArray(String[]::new);
  }

  Optional<Recorded> findByKey(UUID tenant, String key) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select * from evidence where tenant_id = :tenant and request_key = :key")
                .bind("tenant", tenant)
                .bind("key", key)
                .map(
                    (row, context) ->
                        new Recorded(
                            EntryRows.evidence(row), EntryRows.seal(row, "request_content")))
                .findOne());
  }

  List<Evidence> find(UUID tenant, Collection<UUID> ids) {
    return list(
        "select * from evidence where tenant_id = :tenant and id = any(:ids) order by id",
        query -> query.bind("tenant", tenant).bind("ids", ids.toArray(UUID[]::new)));
  }

  List<Evidence> byCourse(UUID tenant, UUID courseRun) {
    return list(
        """
        select * from evidence where tenant_id = :tenant and course_run_id = :course
        order by person_id, earned_on, id""",
        query -> query.bind("tenant", tenant).bind("course", courseRun));
  }

  List<Evidence> byPerson(UUID tenant, UUID person) {
    return list(
        """
        select * from evidence where tenant_id = :tenant
          and person_id = any(identities_of(:tenant, array[:person]))
        order by earned_on, id""",
        query -> query.bind("tenant", tenant).bind("person", person));
  }

  List<Evidence> ofPersons(UUID tenant, Collection<UUID> persons) {
    return list(
        """
        select * from evidence
        where tenant_id = :tenant and person_id = any(identities_of(:tenant, :persons))""",
        query -> query.bind("tenant", tenant).bind("persons", persons.toArray(UUID[]::new)));
  }

  /** Where each of these pieces of evidence came from. */
  Map<UUID, Evidence.Source> sources(UUID tenant, Collection<UUID> ids) {
    return find(tenant, ids).stream()
        .collect(Collectors.toMap(Evidence::id, one -> one.facts().source()));
  }

  private List<Evidence> list(String sql, Function<Query, Query> binding) {
    return jdbi.withHandle(
        handle ->
            binding
                .apply(handle.createQuery(sql))
                .map((row, context) -> EntryRows.evidence(row))
                .list());
  }
}
