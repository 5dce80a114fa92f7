package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.gradebook.entity.Finding;
import org.xueshi.gradebook.entity.Posted;
import org.xueshi.ledger.entity.Outcome;
import org.xueshi.web.entity.Actor;

/** Postings and what came of them: inserted and read, never changed. */
@ApplicationScoped
class PostingStore {

  private Jdbi jdbi;

  protected PostingStore() {}

  @Inject
  PostingStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  void insert(Posted posting, UUID run, Actor actor) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into gradebook_posting (
                      tenant_id, id, run_id, course_run_id, posted_at, actor_kind, actor_id)
                    values (:tenant, :id, :run, :courseRun, :at, :actorKind, :actor)
                    """)
                .bind("tenant", actor.tenant())
                .bind("id", posting.id())
                .bind("run", run)
                .bind("courseRun", posting.courseRunId())
                .bind("at", Times.column(posting.at()))
                .bind("actorKind", actor.kind())
                .bind("actor", actor.id())
                .execute());
  }

  void insertRows(UUID tenant, UUID posting, List<Posted.Row> rows) {
    jdbi.useHandle(
        handle -> {
          var batch =
              handle.prepareBatch(
                  """
                  insert into gradebook_posting_row (
                    tenant_id, posting_id, evidence_id, person_id, component_title, finding,
                    outcome, posted_minutes, held_minutes, entry_id, because_zh, because_en)
                  values (:tenant, :posting, :evidenceId, :personId, :componentTitle, :finding,
                    :outcome, :postedMinutes, :heldMinutes, :entryId, :becauseZh, :becauseEn)
                  """);
          for (var row : rows) {
            batch.bind("tenant", tenant).bind("posting", posting).bindMethods(row).add();
          }
          batch.execute();
        });
  }

  Optional<Posted> find(UUID tenant, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select id, course_run_id, posted_at from gradebook_posting
                    where tenant_id = :tenant and id = :id
                    """)
                .bind("tenant", tenant)
                .bind("id", id)
                .map(
                    (row, context) ->
                        new Posted(
                            row.getObject("id", UUID.class),
                            row.getObject("course_run_id", UUID.class),
                            Times.instant(row, "posted_at"),
                            rows(tenant, id)))
                .findOne());
  }

  private List<Posted.Row> rows(UUID tenant, UUID posting) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from gradebook_posting_row
                    where tenant_id = :tenant and posting_id = :posting
                    order by outcome desc, person_id, component_title
                    """)
                .bind("tenant", tenant)
                .bind("posting", posting)
                .map((row, context) -> row(row))
                .list());
  }

  private static Posted.Row row(ResultSet row) throws SQLException {
    return new Posted.Row(
        row.getObject("evidence_id", UUID.class),
        row.getObject("person_id", UUID.class),
        row.getString("component_title"),
        Finding.valueOf(row.getString("finding")),
        Outcome.Status.valueOf(row.getString("outcome")),
        row.getInt("posted_minutes"),
        row.getInt("held_minutes"),
        row.getObject("entry_id", UUID.class),
        row.getString("because_zh"),
        row.getString("because_en"));
  }
}
