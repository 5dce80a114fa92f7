package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.gradebook.entity.ExportJob;
import org.xueshi.gradebook.entity.ExportJob.RowState;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.web.entity.Actor;

/** Layouts, files and receipts. What is exported is worked out by the database in one statement. */
@ApplicationScoped
class ExportStore {

  /**
   * What stands of each piece of evidence, as a record; one that was accepted and stands no longer
   * goes out once more with nothing.
   */
  private static final String FILL =
      """
      with standing as (
        select e.evidence_id, e.person_id, sum(e.posted_minutes) as minutes,
          min(e.course_title) as course, min(e.project_kind) as kind, min(e.level) as level,
          min(e.theme) as theme, min(e.mode) as mode, min(e.earned_on) as day,
          min(e.pack) as pack, min(e.hour_minutes) as hour
        from credit_entry e where e.tenant_id = :tenant
        group by e.evidence_id, e.person_id),
      facts as (
        select s.evidence_id, s.person_id, jsonb_build_object(
          'PERSON_KEY', s.person_id, 'STAFF_NUMBER', coalesce(p.staff_number, ''),
          'NAME', p.family_name || p.given_name, 'SCHOOL', coalesce(h.name, ''),
          'COURSE', s.course, 'PROJECT_KIND', s.kind, 'LEVEL', s.level, 'THEME', s.theme,
          'MODE', s.mode, 'EARNED_ON', s.day::text, 'MINUTES', s.minutes::text,
          'HOURS', trim_scale(round(s.minutes::numeric / s.hour, 2))::text,
          'RULES', s.pack) as facts, s.minutes
        from standing s
        join person p on p.tenant_id = :tenant and p.id = s.person_id
        left join school h on h.tenant_id = p.tenant_id and h.id = p.school_id),
      accepted as (
        select distinct on (record_id) record_id, facts from export_row
        where tenant_id = :tenant and layout_id = :layout and state = 'ACCEPTED'
        order by record_id, job_id desc)
      insert into export_row (tenant_id, job_id, layout_id, number, record_id, person_id, facts,
        state)
      select :tenant, :job, :layout, row_number() over (order by f.person_id, f.evidence_id),
        f.evidence_id, f.person_id, f.facts, 'SENT'
      from facts f
      left join accepted a on a.record_id = f.evidence_id
      where case when a.record_id is null then f.minutes > 0 else a.facts <> f.facts end
      """;

  private Jdbi jdbi;

  protected ExportStore() {}

  @Inject
  ExportStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A file that is being made. */
  record Making(UUID job, ExportJob.Layout layout, Actor by, Instant at) {}

  /** What was said of a record. */
  record Answered(UUID record, RowState state, String reason) {}

  void keep(UUID tenant, String name, String definition, Instant now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into export_layout (tenant_id, id, name, definition, changed_at)
                    values (:tenant, :id, :name, :definition, :now)
                    on conflict (tenant_id, name) do update set
                      definition = excluded.definition, changed_at = excluded.changed_at
                    """)
                .bind("tenant", tenant)
                .bind("id", Ids.next())
                .bind("name", name)
                .bind("definition", definition)
                .bind("now", Times.column(now))
                .execute());
  }

  List<ExportJob.Layout> layouts(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select id, name, definition, changed_at from export_layout
                    where tenant_id = :tenant order by name
                    """)
                .bind("tenant", tenant)
                .map(
                    (row, context) ->
                        new ExportJob.Layout(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            row.getString(3),
                            Times.instant(row, "changed_at")))
                .list());
  }

  /** Makes a file with everything that was not accepted as it is now. */
  void insert(UUID tenant, Making making) {
    jdbi.useHandle(
        handle -> {
          handle
              .createUpdate(
                  """
                  insert into export_job (tenant_id, id, layout_id, definition, made_at,
                    actor_kind, actor_id)
                  values (:tenant, :job, :layout, :definition, :now, :kind, :actor)
                  """)
              .bind("tenant", tenant)
              .bind("job", making.job())
              .bind("layout", making.layout().id())
              .bind("definition", making.layout().definition())
              .bind("now", Times.column(making.at()))
              .bind("kind", making.by().kind())
              .bind("actor", making.by().id())
              .execute();
          handle
              .createUpdate(FILL)
              .bind("tenant", tenant)
              .bind("job", making.job())
              .bind("layout", making.layout().id())
              .execute();
        });
  }

  /**
   * @param id null for all
   */
  List<ExportJob> jobs(UUID tenant, UUID id, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select j.id, j.layout_id, l.name, j.definition, j.made_at
                    from export_job j
                    join export_layout l on l.tenant_id = j.tenant_id and l.id = j.layout_id
                    where j.tenant_id = :tenant and (cast(:id as uuid) is null or j.id = :id)
                    order by j.id desc limit :limit
                    """)
                .bind("tenant", tenant)
                .bind("id", id)
                .bind("limit", limit)
                .map(
                    (row, context) -> {
                      var job = row.getObject(1, UUID.class);
                      var states = states(tenant, job);
                      return new ExportJob(
                          job,
                          row.getObject(2, UUID.class),
                          row.getString(3),
                          row.getString(4),
                          Times.instant(row, "made_at"),
                          states.values().stream().mapToInt(Integer::intValue).sum(),
                          states);
                    })
                .list());
  }

  private Map<RowState, Integer> states(UUID tenant, UUID job) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select state, count(*) from export_row
                    where tenant_id = :tenant and job_id = :job group by state
                    """)
                .bind("tenant", tenant)
                .bind("job", job)
                .reduceResultSet(
                    new EnumMap<RowState, Integer>(RowState.class),
                    (all, row, context) -> {
                      all.put(RowState.valueOf(row.getString(1)), row.getInt(2));
                      return all;
                    }));
  }

  List<ExportJob.Row> rows(UUID tenant, UUID job) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select number, record_id, facts, state, reason from export_row
                    where tenant_id = :tenant and job_id = :job
                    order by state <> 'REJECTED', number
                    """)
                .bind("tenant", tenant)
                .bind("job", job)
                .map(
                    (row, context) ->
                        new ExportJob.Row(
                            row.getInt(1),
                            row.getObject(2, UUID.class),
                            facts(row.getString(3)),
                            RowState.valueOf(row.getString(4)),
                            row.getString(5)))
                .list());
  }

  private static Map<String, String> facts(String json) {
    var facts = new HashMap<String, String>();
    try (var reader = Json.createReader(new StringReader(json))) {
      reader.readObject().forEach((key, value) -> facts.put(key, ((JsonString) value).getString()));
    }
    return facts;
  }

  /** An accepted record takes the place of the one that was accepted before. */
  void answer(UUID tenant, UUID job, List<Answered> answers, Instant now) {
    if (answers.isEmpty()) {
      return;
    }
    jdbi.useHandle(
        handle -> {
          var batch =
              handle.prepareBatch(
                  """
                  with older as (
                    update export_row o set state = 'SUPERSEDED'
                    from export_row n
                    where n.tenant_id = :tenant and n.job_id = :job and n.record_id = :record
                      and :state = 'ACCEPTED' and o.tenant_id = n.tenant_id
                      and o.layout_id = n.layout_id and o.record_id = n.record_id
                      and o.job_id < n.job_id and o.state = 'ACCEPTED')
                  update export_row set state = :state, reason = :reason, answered_at = :now
                  where tenant_id = :tenant and job_id = :job and record_id = :record
                  """);
          for (var answer : answers) {
            batch
                .bind("tenant", tenant)
                .bind("job", job)
                .bind("record", answer.record())
                .bind("state", answer.state().name())
                .bind("reason", answer.reason())
                .bind("now", Times.column(now))
                .add();
          }
          batch.execute();
        });
  }
}
