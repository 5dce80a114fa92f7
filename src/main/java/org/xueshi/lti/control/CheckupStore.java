package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.lti.entity.Checkup;
import org.xueshi.lti.entity.Checkup.Cause;
import org.xueshi.lti.entity.CheckupFinding;
import org.xueshi.lti.entity.CheckupItem;
import org.xueshi.lti.entity.Claims;
import org.xueshi.lti.entity.Health;

/** Tables {@code lti_checkup}, {@code lti_checkup_finding} and {@code lti_checkup_turn}. */
@ApplicationScoped
class CheckupStore {

  /** Whose turn it is, and why. */
  record Turn(UUID registrationId, Cause cause) {}

  private static final String FINDINGS =
      """
      select item, health, outcome, details from lti_checkup_finding
      where tenant_id = :tenant and checkup_id = :id order by position
      """;

  private Jdbi jdbi;

  protected CheckupStore() {}

  @Inject
  CheckupStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Transactional
  UUID begin(UUID tenant, UUID registrationId, Cause cause, Instant now) {
    var id = Ids.next();
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into lti_checkup (tenant_id, id, registration_id, cause, started_at)
                values (?, ?, ?, ?, ?)
                """,
                tenant,
                id,
                registrationId,
                cause.name(),
                at(now)));
    return id;
  }

  @Transactional
  void found(UUID tenant, UUID checkupId, int position, CheckupFinding finding) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into lti_checkup_finding
                  (tenant_id, checkup_id, position, item, health, outcome, details)
                values (?, ?, ?, ?, ?, ?, ?::jsonb)
                """,
                tenant,
                checkupId,
                position,
                finding.item().name(),
                finding.health().name(),
                finding.outcome(),
                Jose.json(Map.of("list", finding.details()))));
  }

  @Transactional
  void finish(UUID tenant, UUID checkupId, Instant now) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "update lti_checkup set finished_at = ? where tenant_id = ? and id = ?",
                at(now),
                tenant,
                checkupId));
  }

  Optional<Checkup> find(UUID tenant, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from lti_checkup where tenant_id = :tenant and id = :id")
                .bind("tenant", tenant)
                .bind("id", id)
                .map((row, context) -> checkup(handle, tenant, row))
                .findOne());
  }

  /** The newest of one platform. */
  List<Checkup> of(UUID tenant, UUID registrationId, int max) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from lti_checkup
                    where tenant_id = :tenant and registration_id = :registration
                    order by started_at desc, id desc limit :max
                    """)
                .bind("tenant", tenant)
                .bind("registration", registrationId)
                .bind("max", max)
                .map((row, context) -> checkup(handle, tenant, row))
                .list());
  }

  /** Every platform that is let in has its turns, the first at once. */
  @Transactional
  void enrol(UUID tenant, Instant now) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into lti_checkup_turn (tenant_id, registration_id, cause, due_at)
                select r.tenant_id, r.id, 'REGISTERED', ? from lti_registration r
                where r.tenant_id = ? and r.status = 'ACTIVE' and not exists (
                  select 1 from lti_checkup_turn t
                  where t.tenant_id = r.tenant_id and t.registration_id = r.id)
                on conflict do nothing
                """,
                at(now),
                tenant));
  }

  /** Takes one turn that is due, and sets the next: of several nodes at once, one gets it. */
  @Transactional
  Optional<Turn> take(UUID tenant, Instant now, Duration every) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    with due as (
                      select t.registration_id, t.cause from lti_checkup_turn t
                      join lti_registration r
                        on r.tenant_id = t.tenant_id and r.id = t.registration_id
                      where t.tenant_id = :tenant and t.due_at <= :now and r.status = 'ACTIVE'
                      order by t.due_at limit 1 for update of t skip locked)
                    update lti_checkup_turn t set cause = 'WEEKLY', due_at = :next
                    from due where t.tenant_id = :tenant and t.registration_id = due.registration_id
                    returning due.registration_id, due.cause
                    """)
                .bind("tenant", tenant)
                .bind("now", at(now))
                .bind("next", at(now.plus(every)))
                .map(
                    (row, context) ->
                        new Turn(
                            row.getObject("registration_id", UUID.class),
                            Cause.valueOf(row.getString("cause"))))
                .findOne());
  }

  /** The last finished check-up of each platform. */
  List<Checkup> latest(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select distinct on (registration_id) * from lti_checkup
                    where tenant_id = :tenant and finished_at is not null
                    order by registration_id, started_at desc, id desc
                    """)
                .bind("tenant", tenant)
                .map((row, context) -> checkup(handle, tenant, row))
                .list());
  }

  /** What is left of a registration that is deleted. */
  void forget(UUID tenant, UUID registrationId) {
    jdbi.useHandle(
        handle -> {
          for (var sql :
              List.of(
                  """
                  delete from lti_checkup_finding f using lti_checkup c
                  where c.tenant_id = f.tenant_id and c.id = f.checkup_id and c.tenant_id = ?
                    and c.registration_id = ?
                  """,
                  "delete from lti_checkup where tenant_id = ? and registration_id = ?",
                  "delete from lti_checkup_turn where tenant_id = ? and registration_id = ?",
                  "delete from lti_known_course where tenant_id = ? and registration_id = ?")) {
            handle.execute(sql, tenant, registrationId);
          }
        });
  }

  private static Checkup checkup(Handle handle, UUID tenant, ResultSet row) throws SQLException {
    var id = row.getObject("id", UUID.class);
    var finished = row.getTimestamp("finished_at");
    var findings =
        handle
            .createQuery(FINDINGS)
            .bind("tenant", tenant)
            .bind("id", id)
            .map((found, context) -> finding(found))
            .list();
    return new Checkup(
        id,
        row.getObject("registration_id", UUID.class),
        Cause.valueOf(row.getString("cause")),
        row.getTimestamp("started_at").toInstant(),
        finished == null ? null : finished.toInstant(),
        findings);
  }

  private static CheckupFinding finding(ResultSet row) throws SQLException {
    return new CheckupFinding(
        CheckupItem.valueOf(row.getString("item")),
        Health.valueOf(row.getString("health")),
        row.getString("outcome"),
        new Claims(Jose.json(row.getString("details")).orElse(Map.of())).texts("list"));
  }

  private static OffsetDateTime at(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
