package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.lti.entity.Ladder;
import org.xueshi.web.entity.Actor;

/** Table {@code lti_ladder}. */
@ApplicationScoped
class LadderStore {

  private record Row(UUID registrationId, Ladder ladder) {}

  private Jdbi jdbi;
  private Clock clock;

  protected LadderStore() {}

  @Inject
  LadderStore(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  Map<UUID, Ladder> all(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select registration_id, rungs from lti_ladder where tenant_id = :tenant")
                .bind("tenant", tenant)
                .map(
                    (row, context) ->
                        new Row(
                            row.getObject("registration_id", UUID.class),
                            Ladder.parse(row.getString("rungs"))))
                .collect(Collectors.toUnmodifiableMap(Row::registrationId, Row::ladder)));
  }

  void put(UUID registrationId, Ladder ladder, Actor actor) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into lti_ladder (tenant_id, registration_id, rungs, changed_at,
                  changed_by_kind, changed_by_id)
                values (?, ?, ?, ?, ?, ?)
                on conflict (tenant_id, registration_id) do update set rungs = excluded.rungs,
                  changed_at = excluded.changed_at, changed_by_kind = excluded.changed_by_kind,
                  changed_by_id = excluded.changed_by_id
                """,
                actor.tenant(),
                registrationId,
                ladder.text(),
                clock.instant().atOffset(ZoneOffset.UTC),
                actor.kind(),
                actor.id()));
  }
}
