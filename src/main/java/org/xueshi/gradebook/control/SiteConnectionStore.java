package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.gradebook.entity.SiteConnection;
import org.xueshi.gradebook.entity.SiteConnection.Outcome;
import org.xueshi.lti.control.Vault;

/** Tokens of web services, as the vault seals them. */
@ApplicationScoped
class SiteConnectionStore {

  private static final String WHERE =
      " where tenant_id = :tenant and registration_id = :registration";

  private Jdbi jdbi;

  protected SiteConnectionStore() {}

  @Inject
  SiteConnectionStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  void put(UUID tenant, UUID registration, Vault.Kept token, Instant now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into site_connection (tenant_id, registration_id, token, sealed,
                      changed_at)
                    values (:tenant, :registration, :value, :sealed, :now)
                    on conflict (tenant_id, registration_id) do update set
                      token = excluded.token, sealed = excluded.sealed,
                      changed_at = excluded.changed_at, tested_at = null, outcome = null
                    """)
                .bind("tenant", tenant)
                .bind("registration", registration)
                .bindMethods(token)
                .bind("now", Times.column(now))
                .execute());
  }

  void delete(UUID tenant, UUID registration) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("delete from site_connection" + WHERE)
                .bind("tenant", tenant)
                .bind("registration", registration)
                .execute());
  }

  Optional<Vault.Kept> token(UUID tenant, UUID registration) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select token, sealed from site_connection" + WHERE)
                .bind("tenant", tenant)
                .bind("registration", registration)
                .map((row, context) -> new Vault.Kept(row.getString(1), row.getBoolean(2)))
                .findOne());
  }

  /**
   * @param outcome a name of {@link Outcome}, and what is lacking, by blanks
   */
  void tested(UUID tenant, UUID registration, String outcome, Instant now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "update site_connection set outcome = :outcome, tested_at = :now" + WHERE)
                .bind("tenant", tenant)
                .bind("registration", registration)
                .bind("outcome", outcome)
                .bind("now", Times.column(now))
                .execute());
  }

  List<SiteConnection> all(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select registration_id, changed_at, tested_at, outcome from site_connection
                    where tenant_id = :tenant
                    """)
                .bind("tenant", tenant)
                .map((row, context) -> connection(row))
                .list());
  }

  private static SiteConnection connection(ResultSet row) throws SQLException {
    var said = row.getString("outcome");
    var words = said == null ? List.<String>of() : List.of(said.split(" "));
    return new SiteConnection(
        row.getObject("registration_id", UUID.class),
        Times.instant(row, "changed_at"),
        Times.instant(row, "tested_at"),
        words.isEmpty() ? null : Outcome.valueOf(words.get(0)),
        words.isEmpty() ? words : words.subList(1, words.size()));
  }
}
