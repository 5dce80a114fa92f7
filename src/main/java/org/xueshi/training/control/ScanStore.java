package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.xueshi.training.entity.Scan;

/** Scanned QR codes as rows. */
@ApplicationScoped
class ScanStore {

  private Jdbi jdbi;

  protected ScanStore() {}

  @Inject
  ScanStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  void add(UUID tenant, Scan scan) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into scanned_code (tenant_id, id, session_id, kind, scanned_at)
                values (?, ?, ?, ?, ?)
                """,
                tenant,
                scan.id(),
                scan.sessionId(),
                scan.kind(),
                scan.scannedAt().atOffset(ZoneOffset.UTC)));
  }

  Optional<Scan> find(UUID tenant, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select id, session_id, kind, scanned_at, used_by from scanned_code
                    where tenant_id = :tenant and id = :id
                    """)
                .bind("tenant", tenant)
                .bind("id", id)
                .map(ConstructorMapper.of(Scan.class))
                .findOne());
  }

  /** False if somebody else used it before. */
  boolean use(UUID tenant, UUID id, UUID person) {
    return jdbi.withHandle(
            handle ->
                handle.execute(
                    """
                    update scanned_code set used_by = ?
                    where tenant_id = ? and id = ? and coalesce(used_by, ?) = ?
                    """,
                    person,
                    tenant,
                    id,
                    person,
                    person))
        == 1;
  }

  void forget(UUID tenant, Instant before) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "delete from scanned_code where tenant_id = ? and scanned_at < ?",
                tenant,
                before.atOffset(ZoneOffset.UTC)));
  }
}
