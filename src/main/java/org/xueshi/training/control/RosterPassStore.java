package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.xueshi.kernel.entity.Digests;
import org.xueshi.training.entity.RosterPass;

/** Passes of offline rosters as rows; only hashes of what opens them. */
@ApplicationScoped
class RosterPassStore {

  private Jdbi jdbi;

  protected RosterPassStore() {}

  @Inject
  RosterPassStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  void add(UUID tenant, RosterPass pass, String ticket, Instant now) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into roster_pass (tenant_id, id, session_id, trainer_id, ticket_hash,
                  issued_at, expires_at) values (?, ?, ?, ?, ?, ?, ?)
                """,
                tenant,
                pass.id(),
                pass.sessionId(),
                pass.trainerId(),
                Digests.sha256(ticket),
                time(now),
                time(pass.expiresAt())));
  }

  /** Once: false for a wrong, used or old ticket. */
  boolean open(UUID tenant, UUID id, Opening opening) {
    return jdbi.withHandle(
            handle ->
                handle.execute(
                    """
                    update roster_pass set secret_hash = ?
                    where tenant_id = ? and id = ? and secret_hash is null and ticket_hash = ?
                      and issued_at > ?
                    """,
                    Digests.sha256(opening.secret()),
                    tenant,
                    id,
                    Digests.sha256(opening.ticket()),
                    time(opening.issuedAfter())))
        == 1;
  }

  record Opening(String ticket, String secret, Instant issuedAfter) {}

  Optional<RosterPass> find(UUID tenant, UUID id, String secret, Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select id, session_id, trainer_id, expires_at from roster_pass
                    where tenant_id = :tenant and id = :id and secret_hash = :secret
                      and expires_at > :now
                    """)
                .bind("tenant", tenant)
                .bind("id", id)
                .bind("secret", Digests.sha256(secret))
                .bind("now", time(now))
                .map(ConstructorMapper.of(RosterPass.class))
                .findOne());
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
