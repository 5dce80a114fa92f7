package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.training.control.StudyStore.Learner;
import org.xueshi.training.entity.PresenceCheck;
import org.xueshi.training.entity.StudyQuestion;

/** Trainers' questions, and the presence checks that were asked. */
@ApplicationScoped
class StudyCheckStore {

  private Jdbi jdbi;

  protected StudyCheckStore() {}

  @Inject
  StudyCheckStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Of a unit, by part. */
  List<StudyQuestion> questions(UUID tenant, UUID component) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select id, text, choices, right_choice, from_second, to_second
                    from study_question where tenant_id = :tenant and component_id = :component
                    order by from_second, id
                    """)
                .bind("tenant", tenant)
                .bind("component", component)
                .map((row, context) -> question(row))
                .list());
  }

  private static StudyQuestion question(ResultSet row) throws SQLException {
    return new StudyQuestion(
        row.getObject("id", UUID.class),
        row.getString("text"),
        List.of(row.getString("choices").split("\n")),
        row.getInt("right_choice"),
        row.getInt("from_second"),
        row.getInt("to_second"));
  }

  void add(UUID tenant, UUID component, StudyQuestion question) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into study_question (tenant_id, id, component_id, text, choices,
                  right_choice, from_second, to_second) values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                tenant,
                question.id(),
                component,
                question.text(),
                String.join("\n", question.choices()),
                question.right(),
                question.fromSecond(),
                question.toSecond()));
  }

  /** What was asked of it stays with those it was asked. */
  void remove(UUID tenant, UUID component, UUID question) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "delete from study_question where tenant_id = ? and component_id = ? and id = ?",
                tenant,
                component,
                question));
  }

  /** Trainers' questions this participant was asked already. */
  Set<UUID> asked(Learner learner) {
    return jdbi.withHandle(
        handle ->
            Set.copyOf(
                StudyStore.of(
                        handle.createQuery(
                            """
                        select distinct question_id from study_check
                        where tenant_id = :tenant and person_id = :person
                          and component_id = :component and question_id is not null
                        """),
                        learner)
                    .mapTo(UUID.class)
                    .list()));
  }

  Optional<PresenceCheck> find(Learner learner, UUID id) {
    return jdbi.withHandle(
        handle ->
            StudyStore.of(
                    handle.createQuery(
                        """
                    select id, kind, question_id, text, choices, right_choice, position_ms, asked_at
                    from study_check
                    where tenant_id = :tenant and person_id = :person and component_id = :component
                      and id = :id
                    """),
                    learner)
                .bind("id", id)
                .map((row, context) -> check(row))
                .findOne());
  }

  private static PresenceCheck check(ResultSet row) throws SQLException {
    return new PresenceCheck(
        row.getObject("id", UUID.class),
        PresenceCheck.Kind.valueOf(row.getString("kind")),
        row.getObject("question_id", UUID.class),
        row.getString("text"),
        List.of(row.getString("choices").split("\n")),
        row.getInt("right_choice"),
        row.getLong("position_ms"),
        row.getObject("asked_at", OffsetDateTime.class).toInstant());
  }

  void ask(Learner learner, PresenceCheck check) {
    jdbi.useHandle(
        handle ->
            StudyStore.of(
                    handle.createUpdate(
                        """
                    insert into study_check (tenant_id, id, person_id, component_id, kind,
                      question_id, text, choices, right_choice, position_ms, asked_at)
                    values (:tenant, :id, :person, :component, :kind, :question, :text, :lines,
                      :right, :position, :asked)
                    """),
                    learner)
                .bind("id", check.id())
                .bind("text", check.text())
                .bind("right", check.right())
                .bind("position", check.position())
                .bind("kind", check.kind().name())
                .bind("question", check.questionId())
                .bind("lines", String.join("\n", check.choices()))
                .bind("asked", check.askedAt().atOffset(ZoneOffset.UTC))
                .execute());
  }

  void passed(Learner learner, UUID id, Instant at, boolean late) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                update study_check set passed = true, late = ?, answered_at = ?
                where tenant_id = ? and id = ?
                """,
                late,
                at.atOffset(ZoneOffset.UTC),
                learner.tenant(),
                id));
  }

  void wrong(Learner learner, UUID id, Instant at) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                update study_check set wrong = wrong + 1, answered_at = ?
                where tenant_id = ? and id = ?
                """,
                at.atOffset(ZoneOffset.UTC),
                learner.tenant(),
                id));
  }
}
