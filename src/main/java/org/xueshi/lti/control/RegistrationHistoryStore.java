package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.lti.entity.Claims;
import org.xueshi.lti.entity.Difference;
import org.xueshi.lti.entity.RegistrationChange;
import org.xueshi.lti.entity.RegistrationChange.What;
import org.xueshi.web.entity.Actor;

/** Table {@code lti_registration_change}, append only. */
@ApplicationScoped
class RegistrationHistoryStore {

  private static final int SHOWN_MAX = 30;

  private Jdbi jdbi;
  private Clock clock;

  protected RegistrationHistoryStore() {}

  @Inject
  RegistrationHistoryStore(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  void add(UUID registrationId, What what, List<Difference> differences, Actor actor) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into lti_registration_change (tenant_id, id, registration_id, at, actor_kind,
                  actor_id, what, differences)
                values (?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                """,
                actor.tenant(),
                Ids.next(),
                registrationId,
                clock.instant().atOffset(ZoneOffset.UTC),
                actor.kind(),
                actor.id(),
                what.name(),
                json(differences)));
  }

  /** The newest changes of one registration. */
  List<RegistrationChange> of(UUID tenant, UUID registrationId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select registration_id, at, actor_kind, what, differences
                    from lti_registration_change
                    where tenant_id = :tenant and registration_id = :registration
                    order by at desc, id desc limit :max
                    """)
                .bind("tenant", tenant)
                .bind("registration", registrationId)
                .bind("max", SHOWN_MAX)
                .map((row, context) -> change(row))
                .list());
  }

  private static String json(List<Difference> differences) {
    return Jose.json(
        Map.of(
            "list",
            differences.stream()
                .map(
                    each ->
                        Map.of("part", each.part(), "before", each.before(), "after", each.after()))
                .toList()));
  }

  private static RegistrationChange change(ResultSet row) throws SQLException {
    var differences =
        new Claims(Jose.json(row.getString("differences")).orElse(Map.of()))
            .objects("list").stream()
                .map(
                    each ->
                        new Difference(
                            each.exact("part").orElse(""),
                            each.exact("before").orElse(""),
                            each.exact("after").orElse("")))
                .toList();
    return new RegistrationChange(
        row.getObject("registration_id", UUID.class),
        row.getTimestamp("at").toInstant(),
        row.getString("actor_kind"),
        What.valueOf(row.getString("what")),
        differences);
  }
}
