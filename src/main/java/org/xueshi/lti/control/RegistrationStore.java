package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.lti.entity.PlatformDescription;
import org.xueshi.lti.entity.Registration;
import org.xueshi.lti.entity.RegistrationStatus;
import org.xueshi.web.entity.Actor;

/** Tables {@code lti_registration} and {@code lti_deployment}. */
@ApplicationScoped
class RegistrationStore {

  private static final String ALL =
      """
      select r.*, array(select d.deployment_id from lti_deployment d
          where d.tenant_id = r.tenant_id and d.registration_id = r.id and d.disabled_at is null)
          as deployments
      from lti_registration r where r.tenant_id = :tenant order by r.created_at, r.id
      """;

  private Jdbi jdbi;
  private Clock clock;

  protected RegistrationStore() {}

  @Inject
  RegistrationStore(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  List<Registration> all(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(ALL)
                .bind("tenant", tenant)
                .map((row, context) -> registration(row))
                .list());
  }

  /**
   * Adds a registration, or overwrites the description of the one with this issuer and client id;
   * the status of an existing one stays.
   */
  UUID put(PlatformDescription platform, RegistrationStatus status, Actor actor) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    insert into lti_registration (tenant_id, id, name, issuer, client_id,
                      authorization_endpoint, token_endpoint, token_audience, jwks_uri, product,
                      status, created_at, changed_at, changed_by_kind, changed_by_id)
                    values (:tenant, :id, :name, :issuer, :clientId, :authorization, :token,
                      :audience, :jwks, :product, :status, :now, :now, :kind, :actor)
                    on conflict (tenant_id, issuer, client_id) do update set name = excluded.name,
                      authorization_endpoint = excluded.authorization_endpoint,
                      token_endpoint = excluded.token_endpoint,
                      token_audience = excluded.token_audience, jwks_uri = excluded.jwks_uri,
                      product = excluded.product, changed_at = excluded.changed_at,
                      changed_by_kind = excluded.changed_by_kind,
                      changed_by_id = excluded.changed_by_id
                    returning id
                    """)
                .bind("tenant", actor.tenant())
                .bind("id", Ids.next())
                .bind("name", platform.name())
                .bind("issuer", platform.issuer())
                .bind("clientId", platform.clientId())
                .bind("authorization", platform.authorizationEndpoint().toString())
                .bind("token", platform.tokenEndpoint().toString())
                .bind("audience", platform.tokenAudience())
                .bind("jwks", platform.jwksUri().toString())
                .bind("product", platform.product())
                .bind("status", status.name())
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("kind", actor.kind())
                .bind("actor", actor.id())
                .mapTo(UUID.class)
                .one());
  }

  /** What the platform answered that it keeps of this tool. */
  void keepTool(UUID tenant, UUID registrationId, Map<String, Object> kept) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "update lti_registration set tool_known = ?::jsonb where tenant_id = ? and id = ?",
                Jose.json(kept),
                tenant,
                registrationId));
  }

  /** What the platform keeps of this tool, as far as it ever said. */
  Optional<Map<String, Object>> toolKept(UUID tenant, UUID registrationId) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select tool_known from lti_registration
                        where tenant_id = :tenant and id = :id and tool_known is not null
                        """)
                    .bind("tenant", tenant)
                    .bind("id", registrationId)
                    .mapTo(String.class)
                    .findOne())
        .flatMap(Jose::json);
  }

  /** Whether somebody came in by it, or nearly did. */
  boolean wasLaunched(UUID tenant, UUID registrationId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select exists (select 1 from lti_launch
                      where tenant_id = :tenant and registration_id = :id and outcome <> 'REFUSED')
                    """)
                .bind("tenant", tenant)
                .bind("id", registrationId)
                .mapTo(Boolean.class)
                .one());
  }

  void delete(UUID tenant, UUID registrationId) {
    jdbi.useHandle(
        handle -> {
          handle.execute(
              "delete from lti_deployment where tenant_id = ? and registration_id = ?",
              tenant,
              registrationId);
          handle.execute(
              "delete from lti_legacy_consumer where tenant_id = ? and registration_id = ?",
              tenant,
              registrationId);
          handle.execute(
              "delete from lti_ladder where tenant_id = ? and registration_id = ?",
              tenant,
              registrationId);
          handle.execute(
              "delete from lti_registration where tenant_id = ? and id = ?",
              tenant,
              registrationId);
        });
  }

  /** True if there is such a registration. */
  boolean setStatus(UUID registrationId, RegistrationStatus status, Actor actor) {
    return jdbi.withHandle(
            handle ->
                handle.execute(
                    """
                    update lti_registration
                    set status = ?, changed_at = ?, changed_by_kind = ?, changed_by_id = ?
                    where tenant_id = ? and id = ?
                    """,
                    status.name(),
                    clock.instant().atOffset(ZoneOffset.UTC),
                    actor.kind(),
                    actor.id(),
                    actor.tenant(),
                    registrationId))
        == 1;
  }

  Optional<Registration> find(UUID tenant, String issuer, String clientId) {
    return all(tenant).stream()
        .filter(each -> each.issuer().equals(issuer) && each.clientId().equals(clientId))
        .findFirst();
  }

  private static Registration registration(ResultSet row) throws SQLException {
    var description =
        new PlatformDescription(
            row.getString("name"),
            row.getString("issuer"),
            row.getString("client_id"),
            URI.create(row.getString("authorization_endpoint")),
            URI.create(row.getString("token_endpoint")),
            row.getString("token_audience"),
            URI.create(row.getString("jwks_uri")),
            row.getString("product"));
    return new Registration(
        row.getObject("tenant_id", UUID.class),
        row.getObject("id", UUID.class),
        description,
        RegistrationStatus.valueOf(row.getString("status")),
        Set.of((String[]) row.getArray("deployments").getArray()));
  }
}
