package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.lti.control.Vault;

/** The district's keys as rows: inserted and read, nothing else. */
@ApplicationScoped
class DistrictKeyStore {

  private Jdbi jdbi;

  protected DistrictKeyStore() {}

  @Inject
  DistrictKeyStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * @param publicJwk JSON Web Key
   * @param privateKey JSON Web Key as the vault keeps it
   */
  record Row(UUID id, String publicJwk, Vault.Kept privateKey) {}

  /** Newest first. */
  List<Row> all(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from ledger_key where tenant_id = :tenant order by id desc")
                .bind("tenant", tenant)
                .map(
                    (row, context) ->
                        new Row(
                            row.getObject("id", UUID.class),
                            row.getString("public_jwk"),
                            new Vault.Kept(row.getString("private_key"), row.getBoolean("sealed"))))
                .list());
  }

  void insert(UUID tenant, Row key, Instant at) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into ledger_key (tenant_id, id, public_jwk, private_key, sealed,
                      recorded_at)
                    values (:tenant, :id, cast(:public as jsonb), :private, :sealed, :at)""")
                .bind("tenant", tenant)
                .bind("id", key.id())
                .bind("public", key.publicJwk())
                .bind("private", key.privateKey().value())
                .bind("sealed", key.privateKey().sealed())
                .bind("at", EntryRows.time(at))
                .execute());
  }
}
