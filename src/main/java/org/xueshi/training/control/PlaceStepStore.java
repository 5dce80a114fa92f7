package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.training.entity.PlaceState;
import org.xueshi.training.entity.PlaceStep;
import org.xueshi.web.entity.Actor;

/** What happened to applications: added to, never changed. */
@ApplicationScoped
class PlaceStepStore {

  private Jdbi jdbi;

  protected PlaceStepStore() {}

  @Inject
  PlaceStepStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  void note(UUID tenant, UUID id, Places.Done done, Instant at, Actor actor) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into place_step (tenant_id, id, application_id, at, step, state, reason,
                  actor_kind, actor_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                tenant,
                Ids.next(),
                id,
                at.atOffset(ZoneOffset.UTC),
                done.step().name(),
                done.state().name(),
                done.reason(),
                actor.kind(),
                actor.id()));
  }

  /** What has happened to an application, oldest first. */
  List<Places.Done> history(UUID tenant, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from place_step where tenant_id = :tenant and application_id = :id
                    order by at, id""")
                .bind("tenant", tenant)
                .bind("id", id)
                .map(
                    (row, context) ->
                        new Places.Done(
                            PlaceStep.valueOf(row.getString("step")),
                            PlaceState.valueOf(row.getString("state")),
                            row.getString("reason"),
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            row.getString("actor_id")))
                .list());
  }
}
