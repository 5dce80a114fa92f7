package org.xueshi.papers.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.lti.control.Vault;

/** The district's keys as rows. */
@ApplicationScoped
class IssuerKeyStore {

  private Jdbi jdbi;

  protected IssuerKeyStore() {}

  @Inject
  IssuerKeyStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A key; the private part as it is kept. */
  record Row(String kid, String publicJwk, Vault.Kept privateJwk) {}

  /** Newest first. */
  List<Row> all(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select kid, public_jwk, private_jwk, sealed from issuer_key
                    where tenant_id = :tenant order by created_at desc, id desc""")
                .bind("tenant", tenant)
                .map(
                    (row, context) ->
                        new Row(
                            row.getString("kid"),
                            row.getString("public_jwk"),
                            new Vault.Kept(row.getString("private_jwk"), row.getBoolean("sealed"))))
                .list());
  }

  void insert(UUID tenant, Row key, Instant now) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into issuer_key (tenant_id, id, kid, public_jwk, private_jwk, sealed, created_at)
                values (?, ?, ?, cast(? as jsonb), ?, ?, ?)""",
                tenant,
                Ids.next(),
                key.kid(),
                key.publicJwk(),
                key.privateJwk().value(),
                key.privateJwk().sealed(),
                now.atOffset(ZoneOffset.UTC)));
  }
}
