package org.xueshi.followup.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.followup.entity.SurveyAnswer;
import org.xueshi.followup.entity.SurveyStage;
import org.xueshi.training.entity.CourseRun;

/** Survey answers as rows; given once. */
@ApplicationScoped
class SurveyStore {

  private final Jsonb json = JsonbBuilder.create();
  private Jdbi jdbi;

  protected SurveyStore() {}

  @Inject
  SurveyStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** False if the person has answered before. */
  boolean add(CourseRun run, UUID person, SurveyAnswer answer, Instant now) {
    return jdbi.withHandle(
            handle ->
                handle.execute(
                    """
                    insert into survey_answer (tenant_id, course_run_id, person_id, stage, answers,
                      words, answered_at) values (?, ?, ?, ?, ?::jsonb, ?, ?)
                    on conflict do nothing
                    """,
                    run.tenantId(),
                    run.id(),
                    person,
                    answer.stage(),
                    json.toJson(answer.answers()),
                    answer.words(),
                    now.atOffset(ZoneOffset.UTC)))
        == 1;
  }

  Set<SurveyStage> answered(CourseRun run, UUID person) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select stage from survey_answer
                    where tenant_id = :tenant and course_run_id = :run and person_id = :person
                    """)
                .bind("tenant", run.tenantId())
                .bind("run", run.id())
                .bind("person", person)
                .mapTo(SurveyStage.class)
                .set());
  }

  List<Map<String, Integer>> answers(CourseRun run, SurveyStage stage) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select answers::text from survey_answer
                    where tenant_id = :tenant and course_run_id = :run and stage = :stage
                    """)
                .bind("tenant", run.tenantId())
                .bind("run", run.id())
                .bind("stage", stage)
                .mapTo(String.class)
                .map(this::marks)
                .list());
  }

  private Map<String, Integer> marks(String text) {
    var marks = new HashMap<String, Integer>();
    Map<?, ?> read = json.fromJson(text, Map.class);
    read.forEach((question, mark) -> marks.put(question.toString(), ((Number) mark).intValue()));
    return marks;
  }
}
