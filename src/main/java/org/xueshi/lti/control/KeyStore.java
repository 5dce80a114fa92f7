package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Table {@code lti_key}. */
@ApplicationScoped
class KeyStore {

  /** A stored key; retired ones are not among those read. */
  record StoredKey(String kid, String privateJwk, boolean encrypted, Instant activeFrom) {}

  private Jdbi jdbi;

  protected KeyStore() {}

  @Inject
  KeyStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Keys not retired at {@code now}, the one that came into use last first. */
  List<StoredKey> live(UUID tenant, Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select kid, private_jwk, encrypted, active_from from lti_key
                    where tenant_id = :tenant and (retired_at is null or retired_at > :now)
                    order by active_from desc, kid
                    """)
                .bind("tenant", tenant)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .map(
                    (row, context) ->
                        new StoredKey(
                            row.getString("kid"),
                            row.getString("private_jwk"),
                            row.getBoolean("encrypted"),
                            row.getTimestamp("active_from").toInstant()))
                .list());
  }

  void add(UUID tenant, StoredKey key, Instant now) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into lti_key (tenant_id, kid, private_jwk, encrypted, created_at, active_from)
                values (?, ?, ?, ?, ?, ?)
                """,
                tenant,
                key.kid(),
                key.privateJwk(),
                key.encrypted(),
                now.atOffset(ZoneOffset.UTC),
                key.activeFrom().atOffset(ZoneOffset.UTC)));
  }
}
