package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.lti.entity.Notice;

/** Tables {@code lti_notice} and {@code lti_notice_service}. */
@ApplicationScoped
class NoticeStore {

  private Jdbi jdbi;

  protected NoticeStore() {}

  @Inject
  NoticeStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Where a deployment takes handlers. */
  record Service(
      UUID tenant, UUID registrationId, String deploymentId, URI url, List<String> types) {}

  /** True the first time. */
  boolean add(Notice notice, Instant now) {
    return jdbi.withHandle(
            handle ->
                handle.execute(
                    """
                    insert into lti_notice (tenant_id, registration_id, notice_id, type, received_at)
                    values (?, ?, ?, ?, ?) on conflict do nothing
                    """,
                    notice.tenant(),
                    notice.registrationId(),
                    notice.id(),
                    notice.type().name(),
                    now.atOffset(ZoneOffset.UTC)))
        == 1;
  }

  /** New, or at another address: it is to be registered; known: nothing is written. */
  void offer(Service service, Instant now) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into lti_notice_service (tenant_id, registration_id, deployment_id, url,
                  types, next_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (tenant_id, registration_id, deployment_id) do update
                  set url = excluded.url, types = excluded.types, registered_at = null,
                    next_at = excluded.next_at, attempts = 0
                  where lti_notice_service.url <> excluded.url
                    or lti_notice_service.types <> excluded.types
                """,
                service.tenant(),
                service.registrationId(),
                service.deploymentId(),
                service.url().toString(),
                service.types().toArray(String[]::new),
                now.atOffset(ZoneOffset.UTC)));
  }

  /** One that is due; nobody else takes it before {@code lease}. */
  Optional<Service> claim(UUID tenant, Instant now, Instant lease) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    update lti_notice_service set next_at = :lease, attempts = attempts + 1
                    where (tenant_id, registration_id, deployment_id) = (
                      select tenant_id, registration_id, deployment_id from lti_notice_service
                      where tenant_id = :tenant and registered_at is null and next_at <= :now
                        and attempts < 10
                      order by next_at limit 1 for update skip locked)
                    returning *
                    """)
                .bind("tenant", tenant)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("lease", lease.atOffset(ZoneOffset.UTC))
                .map(
                    (row, context) ->
                        new Service(
                            row.getObject("tenant_id", UUID.class),
                            row.getObject("registration_id", UUID.class),
                            row.getString("deployment_id"),
                            URI.create(row.getString("url")),
                            List.of((String[]) row.getArray("types").getArray())))
                .findOne());
  }

  void registered(Service service, Instant now) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                update lti_notice_service set registered_at = ?
                where tenant_id = ? and registration_id = ? and deployment_id = ?
                """,
                now.atOffset(ZoneOffset.UTC),
                service.tenant(),
                service.registrationId(),
                service.deploymentId()));
  }
}
