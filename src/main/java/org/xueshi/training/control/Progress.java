package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.xueshi.training.entity.Component;
import org.xueshi.training.entity.ProgressRow;
import org.xueshi.training.entity.ProgressState;

/** Who stands where with what, for home pages and boards. */
@ApplicationScoped
public class Progress {

  private static final String SELECT =
      """
      select component_id, person_id, state, minutes, completed_at, updated_at
      from component_progress where tenant_id = :tenant and course_run_id = :run
      """;

  private Jdbi jdbi;
  private Participants participants;
  private Clock clock;

  protected Progress() {}

  @Inject
  public Progress(Jdbi jdbi, Participants participants, Clock clock) {
    this.jdbi = jdbi;
    this.participants = participants;
    this.clock = clock;
  }

  /**
   * Notes where a participant stands; what is done stays done. Whoever begins a component is
   * enrolled by it.
   *
   * @param minutes whole minutes so far, ≥ 0
   * @throws IllegalArgumentException for DONE, which only {@link Completions} may say
   */
  @Transactional
  public void mark(Component component, UUID person, ProgressState state, int minutes) {
    if (state == ProgressState.DONE) {
      throw new IllegalArgumentException("completions go through Completions");
    }
    participants.enrol(component.tenantId(), component.courseRunId(), person);
    write(component, person, state, minutes, null);
  }

  /** Only for {@link Completions}: false if it was done before. */
  boolean done(Component component, UUID person, int minutes, UUID evidence) {
    participants.enrol(component.tenantId(), component.courseRunId(), person);
    return write(component, person, ProgressState.DONE, minutes, evidence);
  }

  private boolean write(
      Component component, UUID person, ProgressState state, int minutes, UUID evidence) {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        insert into component_progress as p (tenant_id, component_id, person_id,
                          course_run_id, state, minutes, completed_at, evidence_id, updated_at)
                        values (:tenant, :component, :person, :run, :state, :minutes, :completed,
                          :evidence, :now)
                        on conflict (tenant_id, component_id, person_id) do update
                        set state = :state, minutes = :minutes, completed_at = :completed,
                          evidence_id = :evidence, updated_at = :now
                        where p.state <> 'DONE'
                        """)
                    .bind("tenant", component.tenantId())
                    .bind("component", component.id())
                    .bind("person", person)
                    .bind("run", component.courseRunId())
                    .bind("state", state)
                    .bind("minutes", minutes)
                    .bind("completed", state == ProgressState.DONE ? now : null)
                    .bind("evidence", evidence)
                    .bind("now", now)
                    .execute())
        == 1;
  }

  /** Everything begun in a run. */
  @Transactional
  public List<ProgressRow> of(UUID tenant, UUID courseRunId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT)
                .bind("tenant", tenant)
                .bind("run", courseRunId)
                .map(ConstructorMapper.of(ProgressRow.class))
                .list());
  }

  /** What one person has begun in a run, by component. */
  @Transactional
  public Map<UUID, ProgressRow> of(UUID tenant, UUID courseRunId, UUID person) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " and person_id = :person")
                .bind("tenant", tenant)
                .bind("run", courseRunId)
                .bind("person", person)
                .map(ConstructorMapper.of(ProgressRow.class))
                .stream()
                .collect(Collectors.toMap(ProgressRow::componentId, Function.identity())));
  }
}
