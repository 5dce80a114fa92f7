package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.lti.entity.Deployment;

/** Table {@code lti_deployment}. */
@ApplicationScoped
class DeploymentStore {

  private Jdbi jdbi;
  private Clock clock;

  protected DeploymentStore() {}

  @Inject
  DeploymentStore(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** Adds those that are not there; one that is switched off stays so. Says which were added. */
  List<String> add(UUID tenant, UUID registrationId, Collection<String> deploymentIds) {
    return jdbi.withHandle(
        handle ->
            deploymentIds.stream()
                .filter(
                    id ->
                        handle.execute(
                                """
                                insert into lti_deployment
                                  (tenant_id, registration_id, deployment_id, created_at)
                                values (?, ?, ?, ?) on conflict do nothing
                                """,
                                tenant,
                                registrationId,
                                id,
                                now())
                            == 1)
                .toList());
  }

  /** True if this changed something. */
  boolean enable(UUID tenant, UUID registrationId, String deploymentId, boolean enabled) {
    return jdbi.withHandle(
            handle ->
                handle.execute(
                    """
                    update lti_deployment set disabled_at = ?
                    where tenant_id = ? and registration_id = ? and deployment_id = ?
                      and (disabled_at is null) <> ?
                    """,
                    enabled ? null : now(),
                    tenant,
                    registrationId,
                    deploymentId,
                    enabled))
        == 1;
  }

  /** All of a registration, in the order they were added. */
  List<Deployment> of(UUID tenant, UUID registrationId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select d.deployment_id, d.created_at, d.disabled_at,
                      (select max(l.at) from lti_launch l
                       where l.tenant_id = d.tenant_id and l.registration_id = d.registration_id
                         and l.deployment_id = d.deployment_id and l.outcome <> 'REFUSED') as seen_at
                    from lti_deployment d
                    where d.tenant_id = :tenant and d.registration_id = :registration
                    order by d.created_at, d.deployment_id
                    """)
                .bind("tenant", tenant)
                .bind("registration", registrationId)
                .map((row, context) -> deployment(row))
                .list());
  }

  private static Deployment deployment(ResultSet row) throws SQLException {
    return new Deployment(
        row.getString("deployment_id"),
        instant(row, "created_at"),
        instant(row, "disabled_at"),
        instant(row, "seen_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    var moment = row.getTimestamp(column);
    return moment == null ? null : moment.toInstant();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
