package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.entity.Digests;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.lti.entity.Invitation;
import org.xueshi.lti.entity.InvitationState;
import org.xueshi.web.entity.Actor;

/** Table {@code lti_invitation}. */
@ApplicationScoped
class InvitationStore {

  private Jdbi jdbi;
  private Clock clock;

  protected InvitationStore() {}

  @Inject
  InvitationStore(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  void add(String secret, String note, Duration lasts, Actor actor) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into lti_invitation (tenant_id, id, secret_hash, note, created_at,
                  created_by_kind, created_by_id, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                actor.tenant(),
                Ids.next(),
                Digests.sha256(secret),
                note,
                now(),
                actor.kind(),
                actor.id(),
                now().plus(lasts)));
  }

  InvitationState state(UUID tenant, String secret) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select case when used_at is not null then 'USED'
                      when expires_at <= :now then 'EXPIRED' else 'OPEN' end
                    from lti_invitation where tenant_id = :tenant and secret_hash = :secret
                    """)
                .bind("tenant", tenant)
                .bind("secret", Digests.sha256(secret))
                .bind("now", now())
                .mapTo(InvitationState.class)
                .findOne()
                .orElse(InvitationState.UNKNOWN));
  }

  /** Uses an open invitation up; empty if it was not open. */
  Optional<UUID> use(UUID tenant, String secret) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    update lti_invitation set used_at = :now
                    where tenant_id = :tenant and secret_hash = :secret and used_at is null
                      and expires_at > :now
                    returning id
                    """)
                .bind("tenant", tenant)
                .bind("secret", Digests.sha256(secret))
                .bind("now", now())
                .mapTo(UUID.class)
                .findOne());
  }

  /** Opens a used invitation again: the registration did not come about. */
  void giveBack(UUID tenant, UUID id) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                update lti_invitation set used_at = null
                where tenant_id = ? and id = ? and registration_id is null
                """,
                tenant,
                id));
  }

  void ledTo(UUID tenant, UUID id, UUID registrationId) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "update lti_invitation set registration_id = ? where tenant_id = ? and id = ?",
                registrationId,
                tenant,
                id));
  }

  List<Invitation> open(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select id, note, created_at, expires_at from lti_invitation
                    where tenant_id = :tenant and used_at is null and expires_at > :now
                    order by created_at desc limit 20
                    """)
                .bind("tenant", tenant)
                .bind("now", now())
                .map((row, context) -> invitation(row))
                .list());
  }

  private static Invitation invitation(ResultSet row) throws SQLException {
    return new Invitation(
        row.getObject("id", UUID.class),
        row.getString("note"),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("expires_at").toInstant());
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
