package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.entity.Digests;
import org.xueshi.lti.entity.Launch;

/** Table {@code lti_parked_launch}. */
@ApplicationScoped
class ParkedStore {

  private Jdbi jdbi;
  private Clock clock;

  protected ParkedStore() {}

  @Inject
  ParkedStore(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  void add(UUID tenant, String code, Launch launch, Duration lasts) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into lti_parked_launch (tenant_id, code_hash, registration_id, claims, expires_at)
                values (?, ?, ?, ?::jsonb, ?)
                """,
                tenant,
                Digests.sha256(code),
                launch.registrationId(),
                Jose.json(launch.claims()),
                clock.instant().plus(lasts).atOffset(ZoneOffset.UTC)));
  }

  /** The launch, left where it is; empty if unknown, used or too old. */
  Optional<Launch> peek(UUID tenant, String code) {
    return find(
        tenant,
        code,
        """
        select registration_id, claims from lti_parked_launch
        where tenant_id = :tenant and code_hash = :code and expires_at > :now
        """);
  }

  /** The launch, taken out: it can be had once. */
  Optional<Launch> consume(UUID tenant, String code) {
    return find(
        tenant,
        code,
        """
        delete from lti_parked_launch
        where tenant_id = :tenant and code_hash = :code and expires_at > :now
        returning registration_id, claims
        """);
  }

  private Optional<Launch> find(UUID tenant, String code, String sql) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(sql)
                .bind("tenant", tenant)
                .bind("code", Digests.sha256(code))
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .map((row, context) -> launch(row))
                .findOne());
  }

  private static Launch launch(ResultSet row) throws SQLException {
    return Launch.unparked(
        row.getObject("registration_id", UUID.class),
        Jose.json(row.getString("claims")).orElseThrow());
  }
}
