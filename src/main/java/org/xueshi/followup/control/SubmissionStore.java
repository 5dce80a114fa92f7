package org.xueshi.followup.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.SqlStatement;
import org.xueshi.followup.entity.Submission;
import org.xueshi.followup.entity.SubmissionState;
import org.xueshi.followup.entity.Verdict;
import org.xueshi.followup.entity.Work;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.training.entity.FollowUpTask;

/** Drafts, handings-in and answers as rows. */
@ApplicationScoped
class SubmissionStore {

  private static final String SUBMISSION =
      """
      select task_id, person_id, state, draft, revision, saved_at from submission
      where tenant_id = :tenant and task_id = :task
      """;

  private static final String WORK =
      """
      select w.id, w.person_id, w.number, w.words, w.submitted_at, f.verdict,
        f.words as feedback, f.answered_at
      from submitted_work w
      left join feedback f on f.tenant_id = w.tenant_id and f.work_id = w.id
      where w.tenant_id = :tenant and w.task_id = :task and w.person_id = :person
      order by w.number desc
      """;

  private Jdbi jdbi;

  protected SubmissionStore() {}

  @Inject
  SubmissionStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The mentor's answer. */
  record Answer(UUID work, Verdict verdict, String words, UUID mentor) {}

  Optional<Submission> find(FollowUpTask task, UUID person) {
    return jdbi.withHandle(
        handle ->
            on(handle.createQuery(SUBMISSION + " and person_id = :person"), task)
                .bind("person", person)
                .map(ConstructorMapper.of(Submission.class))
                .findOne());
  }

  List<Submission> all(FollowUpTask task) {
    return jdbi.withHandle(
        handle ->
            on(handle.createQuery(SUBMISSION + " order by saved_at"), task)
                .map(ConstructorMapper.of(Submission.class))
                .list());
  }

  List<Work> works(FollowUpTask task, UUID person) {
    return jdbi.withHandle(
        handle ->
            on(handle.createQuery(WORK), task)
                .bind("person", person)
                .map(ConstructorMapper.of(Work.class))
                .list());
  }

  /** Makes the row if it is not there, and makes others wait for this transaction. */
  Submission lock(FollowUpTask task, UUID person, Instant now) {
    return jdbi.withHandle(
        handle ->
            on(
                    handle.createQuery(
                        """
                        insert into submission as s
                          (tenant_id, task_id, person_id, state, draft, revision, saved_at)
                        values (:tenant, :task, :person, 'DRAFT', '', 0, :now)
                        on conflict (tenant_id, task_id, person_id)
                        do update set revision = s.revision
                        returning task_id, person_id, state, draft, revision, saved_at
                        """),
                    task)
                .bind("person", person)
                .bind("now", time(now))
                .map(ConstructorMapper.of(Submission.class))
                .one());
  }

  void save(FollowUpTask task, Submission submission) {
    jdbi.useHandle(
        handle ->
            on(
                    handle.createUpdate(
                        """
                        update submission set state = :state, draft = :draft, revision = :revision,
                          saved_at = :saved
                        where tenant_id = :tenant and task_id = :task and person_id = :person
                        """),
                    task)
                .bind("person", submission.personId())
                .bind("state", submission.state())
                .bind("draft", submission.draft())
                .bind("revision", submission.revision())
                .bind("saved", time(submission.savedAt()))
                .execute());
  }

  void state(FollowUpTask task, UUID person, SubmissionState state) {
    jdbi.useHandle(
        handle ->
            on(
                    handle.createUpdate(
                        """
                        update submission set state = :state
                        where tenant_id = :tenant and task_id = :task and person_id = :person
                        """),
                    task)
                .bind("person", person)
                .bind("state", state)
                .execute());
  }

  /** Gives the handing-in its number; the identifier is returned. */
  UUID handIn(FollowUpTask task, UUID person, String words, Instant now) {
    var id = Ids.next();
    jdbi.useHandle(
        handle ->
            on(
                    handle.createUpdate(
                        """
                        insert into submitted_work
                          (tenant_id, id, task_id, person_id, number, words, submitted_at)
                        select :tenant, :id, :task, :person, coalesce(max(number), 0) + 1, :words,
                          :now
                        from submitted_work
                        where tenant_id = :tenant and task_id = :task and person_id = :person
                        """),
                    task)
                .bind("id", id)
                .bind("person", person)
                .bind("words", words)
                .bind("now", time(now))
                .execute());
    return id;
  }

  void answer(FollowUpTask task, Answer answer, Instant now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into feedback
                      (tenant_id, work_id, verdict, words, mentor_id, answered_at)
                    values (:tenant, :work, :verdict, :words, :mentor, :now)
                    """)
                .bind("tenant", task.tenantId())
                .bind("work", answer.work())
                .bind("verdict", answer.verdict())
                .bind("words", answer.words())
                .bind("mentor", answer.mentor())
                .bind("now", time(now))
                .execute());
  }

  private static <S extends SqlStatement<S>> S on(S statement, FollowUpTask task) {
    return statement.bind("tenant", task.tenantId()).bind("task", task.id());
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
