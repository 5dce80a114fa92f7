package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.lti.control.Vault.Kept;
import org.xueshi.lti.entity.LegacyConsumer;
import org.xueshi.web.entity.Actor;

/** Tables {@code lti_legacy_consumer}, {@code lti_legacy_user} and {@code lti_legacy_link}. */
@ApplicationScoped
class LegacyStore {

  /** Whose past: one consumer key of one registration. */
  record Past(UUID tenant, UUID registrationId, String consumerKey) {}

  private Jdbi jdbi;
  private Clock clock;

  protected LegacyStore() {}

  @Inject
  LegacyStore(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  void put(Past past, Kept secret, Actor actor) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into lti_legacy_consumer (tenant_id, registration_id, consumer_key, secret,
                  sealed, created_at, created_by_kind, created_by_id)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (tenant_id, registration_id, consumer_key) do update
                  set secret = excluded.secret, sealed = excluded.sealed
                """,
                past.tenant(),
                past.registrationId(),
                past.consumerKey(),
                secret.value(),
                secret.sealed(),
                now(),
                actor.kind(),
                actor.id()));
  }

  Optional<Kept> secret(Past past) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select secret, sealed from lti_legacy_consumer
                    where tenant_id = :tenant and registration_id = :registrationId
                      and consumer_key = :consumerKey
                    """)
                .bindMap(named(past))
                .map((row, context) -> new Kept(row.getString(1), row.getBoolean(2)))
                .findOne());
  }

  /** True if there was one. */
  boolean remove(Past past) {
    return jdbi.withHandle(
            handle ->
                handle.execute(
                    """
                    delete from lti_legacy_consumer
                    where tenant_id = ? and registration_id = ? and consumer_key = ?
                    """,
                    past.tenant(),
                    past.registrationId(),
                    past.consumerKey()))
        == 1;
  }

  List<LegacyConsumer> of(UUID tenant, UUID registrationId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select c.consumer_key, c.sealed, c.created_at,
                      (select count(*) from lti_legacy_user u
                       where (u.tenant_id, u.registration_id, u.consumer_key)
                         = (c.tenant_id, c.registration_id, c.consumer_key)) as people,
                      (select count(*) from lti_legacy_link l
                       where (l.tenant_id, l.registration_id, l.consumer_key)
                         = (c.tenant_id, c.registration_id, c.consumer_key)) as links
                    from lti_legacy_consumer c
                    where c.tenant_id = :tenant and c.registration_id = :registration
                    order by c.created_at, c.consumer_key
                    """)
                .bind("tenant", tenant)
                .bind("registration", registrationId)
                .map(
                    (row, context) ->
                        new LegacyConsumer(
                            row.getString("consumer_key"),
                            row.getBoolean("sealed"),
                            row.getTimestamp("created_at").toInstant(),
                            row.getLong("people"),
                            row.getLong("links")))
                .list());
  }

  /** Links an old user id, unless it is linked; says whose it is now. */
  UUID linkUser(Past past, String userId, UUID personId, String subject) {
    return jdbi.withHandle(
        handle -> {
          handle.execute(
              """
              insert into lti_legacy_user (tenant_id, registration_id, consumer_key, user_id,
                person_id, subject, linked_at)
              values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
              """,
              past.tenant(),
              past.registrationId(),
              past.consumerKey(),
              userId,
              personId,
              subject,
              now());
          return personOf(past, userId).orElseThrow();
        });
  }

  Optional<UUID> personOf(Past past, String userId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select person_id from lti_legacy_user
                    where tenant_id = :tenant and registration_id = :registrationId
                      and consumer_key = :consumerKey and user_id = :user
                    """)
                .bindMap(named(past))
                .bind("user", userId)
                .mapTo(UUID.class)
                .findOne());
  }

  void linkPlace(Past past, String resourceLinkId, String newResourceLinkId, String newContextId) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into lti_legacy_link (tenant_id, registration_id, consumer_key,
                  resource_link_id, new_resource_link_id, new_context_id, linked_at)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """,
                past.tenant(),
                past.registrationId(),
                past.consumerKey(),
                resourceLinkId,
                newResourceLinkId,
                newContextId,
                now()));
  }

  /** The places an old resource link became, oldest first. */
  List<String> placesOf(Past past, String resourceLinkId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select new_resource_link_id from lti_legacy_link
                    where tenant_id = :tenant and registration_id = :registrationId
                      and consumer_key = :consumerKey and resource_link_id = :link
                    order by linked_at
                    """)
                .bindMap(named(past))
                .bind("link", resourceLinkId)
                .mapTo(String.class)
                .list());
  }

  private static Map<String, Object> named(Past past) {
    return Map.of(
        "tenant", past.tenant(),
        "registrationId", past.registrationId(),
        "consumerKey", past.consumerKey());
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
