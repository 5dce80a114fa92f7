package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.lti.control.Vault.Kept;
import org.xueshi.lti.entity.SigningKey;
import org.xueshi.web.entity.Actor;

/** Table {@code lti_key}. */
@ApplicationScoped
class KeyStore {

  /** A key with its private part as it is stored. */
  record StoredKey(SigningKey key, Kept privateJwk) {}

  private static final int SHOWN_MAX = 50;

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
                    select * from lti_key
                    where tenant_id = :tenant and (retired_at is null or retired_at > :now)
                    order by active_from desc, kid desc
                    """)
                .bind("tenant", tenant)
                .bind("now", at(now))
                .map((row, context) -> stored(row))
                .list());
  }

  /** The newest keys with their history, without private parts. */
  List<SigningKey> all(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from lti_key where tenant_id = :tenant
                    order by active_from desc, kid desc limit :max
                    """)
                .bind("tenant", tenant)
                .bind("max", SHOWN_MAX)
                .map((row, context) -> key(row))
                .list());
  }

  /**
   * Takes the keys that nothing has replaced yet, so that one of several nodes rotates: false if
   * another has them in hand, or has just replaced them.
   */
  boolean takeTurn(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            !handle
                .createQuery(
                    """
                    select kid from lti_key where tenant_id = :tenant and retired_at is null
                    order by active_from desc for update skip locked
                    """)
                .bind("tenant", tenant)
                .mapTo(String.class)
                .list()
                .isEmpty());
  }

  void add(StoredKey stored, Actor actor) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into lti_key (tenant_id, kid, private_jwk, encrypted, created_at, active_from,
                  created_by_kind, created_by_id)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                actor.tenant(),
                stored.key().kid(),
                stored.privateJwk().value(),
                stored.privateJwk().sealed(),
                at(stored.key().createdAt()),
                at(stored.key().activeFrom()),
                actor.kind(),
                actor.id()));
  }

  /** All but {@code successor} that have no end yet get one. */
  void endOthers(String successor, Instant retiredAt, Actor actor) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                update lti_key set retired_at = ?, retired_by_kind = ?, retired_by_id = ?
                where tenant_id = ? and kid <> ? and retired_at is null
                """,
                at(retiredAt),
                actor.kind(),
                actor.id(),
                actor.tenant(),
                successor));
  }

  /** Ends a key now and erases its private part; false if it had ended before. */
  boolean retire(String kid, String because, Instant now, Actor actor) {
    return jdbi.withHandle(
            handle ->
                handle.execute(
                    """
                    update lti_key set retired_at = ?, retired_by_kind = ?, retired_by_id = ?,
                      retired_because = ?, private_jwk = ''
                    where tenant_id = ? and kid = ? and (retired_at is null or retired_at > ?)
                    """,
                    at(now),
                    actor.kind(),
                    actor.id(),
                    because,
                    actor.tenant(),
                    kid,
                    at(now)))
        == 1;
  }

  void startSigning(UUID tenant, String kid, Instant now) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "update lti_key set active_from = ? where tenant_id = ? and kid = ?",
                at(now),
                tenant,
                kid));
  }

  /** Takes a key's end away again: its successor is not to be. */
  void goOn(UUID tenant, String kid) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                update lti_key set retired_at = null, retired_by_kind = null, retired_by_id = null
                where tenant_id = ? and kid = ?
                """,
                tenant,
                kid));
  }

  /** Nobody needs the private part of a key that is over. */
  void erase(UUID tenant, Instant now) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                update lti_key set private_jwk = ''
                where tenant_id = ? and retired_at <= ? and private_jwk <> ''
                """,
                tenant,
                at(now)));
  }

  void reseal(UUID tenant, String kid, Kept privateJwk) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                update lti_key set private_jwk = ?, encrypted = ?
                where tenant_id = ? and kid = ? and private_jwk <> ''
                """,
                privateJwk.value(),
                privateJwk.sealed(),
                tenant,
                kid));
  }

  private static StoredKey stored(ResultSet row) throws SQLException {
    return new StoredKey(
        key(row), new Kept(row.getString("private_jwk"), row.getBoolean("encrypted")));
  }

  private static SigningKey key(ResultSet row) throws SQLException {
    var retired = row.getTimestamp("retired_at");
    return new SigningKey(
        row.getString("kid"),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("active_from").toInstant(),
        retired == null ? null : retired.toInstant(),
        row.getBoolean("encrypted"),
        row.getString("retired_because"));
  }

  private static OffsetDateTime at(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
