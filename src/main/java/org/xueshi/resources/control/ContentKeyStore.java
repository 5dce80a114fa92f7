package org.xueshi.resources.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.entity.Digests;

/** The secret that signs content addresses: in the database, since every node must know it. */
@ApplicationScoped
class ContentKeyStore {

  private final Map<UUID, byte[]> known = new ConcurrentHashMap<>();
  private Jdbi jdbi;
  private Clock clock;

  protected ContentKeyStore() {}

  @Inject
  ContentKeyStore(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** 32 bytes; made when first asked for. */
  byte[] secret(UUID tenant) {
    return known.computeIfAbsent(tenant, this::read);
  }

  /** Two nodes may make one at once: the first row stays, and both read that. */
  private byte[] read(UUID tenant) {
    return jdbi.withHandle(
        handle -> {
          handle.execute(
              """
              insert into content_key (tenant_id, secret, created_at) values (?, ?, ?)
              on conflict do nothing
              """,
              tenant,
              Digests.sha256(Digests.newSecret()),
              clock.instant().atOffset(ZoneOffset.UTC));
          return handle
              .createQuery("select secret from content_key where tenant_id = ?")
              .bind(0, tenant)
              .mapTo(byte[].class)
              .one();
        });
  }
}
