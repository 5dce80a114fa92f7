package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.gradebook.entity.GradebookRun;
import org.xueshi.gradebook.entity.HeldGrade;
import org.xueshi.gradebook.entity.ScoreValue;

/** What platforms held: inserted and read, never changed. */
@ApplicationScoped
class SnapshotStore {

  private Jdbi jdbi;

  protected SnapshotStore() {}

  @Inject
  SnapshotStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * A grade of an account in a column.
   *
   * @param person null for an account nobody here is linked to
   */
  record Seen(UUID component, String subject, UUID person, HeldGrade held) {

    Seen as(UUID somebody) {
      return new Seen(component, subject, somebody, held);
    }
  }

  /** What is known of a course run's columns: the newest row of each account and column. */
  List<Seen> latest(UUID tenant, UUID courseRun) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select distinct on (component_id, subject)
                      component_id, subject, person_id, given, maximum, graded_at
                    from gradebook_snapshot
                    where tenant_id = :tenant and course_run_id = :run
                    order by component_id, subject, run_id desc
                    """)
                .bind("tenant", tenant)
                .bind("run", courseRun)
                .map((row, context) -> seen(row))
                .list());
  }

  /** Adds what a run saw anew; a repetition after a crash adds nothing. */
  void insert(GradebookRun run, List<Seen> changed, Instant readAt) {
    if (changed.isEmpty()) {
      return;
    }
    jdbi.useHandle(
        handle -> {
          var batch =
              handle.prepareBatch(
                  """
                  insert into gradebook_snapshot (
                    tenant_id, course_run_id, component_id, subject, run_id, person_id, given,
                    maximum, graded_at, read_at)
                  values (:tenant, :courseRun, :component, :subject, :run, :person, :given,
                    :maximum, :gradedAt, :readAt)
                  on conflict do nothing
                  """);
          for (var seen : changed) {
            batch
                .bind("tenant", run.tenant())
                .bind("courseRun", run.courseRunId())
                .bind("component", seen.component())
                .bind("subject", seen.subject())
                .bind("run", run.id())
                .bind("person", seen.person())
                .bind("given", seen.held().value().map(ScoreValue::given).orElse(null))
                .bind("maximum", seen.held().value().map(ScoreValue::maximum).orElse(null))
                .bind("gradedAt", Times.column(seen.held().at()))
                .bind("readAt", Times.column(readAt))
                .add();
          }
          batch.execute();
        });
  }

  private static Seen seen(ResultSet row) throws SQLException {
    BigDecimal given = row.getBigDecimal("given");
    var score = given == null ? null : new ScoreValue(given, row.getBigDecimal("maximum"));
    return new Seen(
        row.getObject("component_id", UUID.class),
        row.getString("subject"),
        row.getObject("person_id", UUID.class),
        new HeldGrade(score, Times.instant(row, "graded_at")));
  }
}
