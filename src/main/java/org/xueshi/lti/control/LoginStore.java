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
import org.xueshi.lti.entity.Login;

/** Table {@code lti_login}. */
@ApplicationScoped
class LoginStore {

  private Jdbi jdbi;
  private Clock clock;

  protected LoginStore() {}

  @Inject
  LoginStore(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  void add(UUID tenant, String state, Login login, Duration lasts) {
    var stored = Optional.ofNullable(login.stored());
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into lti_login (tenant_id, state_hash, registration_id, nonce, deployment_id,
                  browser_hash, storage_frame, storage_hash, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                tenant,
                Digests.sha256(state),
                login.registrationId(),
                login.nonce(),
                login.deploymentId(),
                login.browserHash(),
                stored.map(Login.Stored::frame).orElse(null),
                stored.map(Login.Stored::secretHash).orElse(null),
                clock.instant().plus(lasts).atOffset(ZoneOffset.UTC)));
  }

  /** Takes the login out, so that it can be had once; empty if it is unknown, used, or too old. */
  Optional<Login> consume(UUID tenant, String state) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    delete from lti_login
                    where tenant_id = :tenant and state_hash = :state and expires_at > :now
                    returning registration_id, nonce, deployment_id, browser_hash, storage_frame,
                      storage_hash
                    """)
                .bind("tenant", tenant)
                .bind("state", Digests.sha256(state))
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .map((row, context) -> login(row))
                .findOne());
  }

  private static Login login(ResultSet row) throws SQLException {
    var frame = row.getString("storage_frame");
    return new Login(
        row.getObject("registration_id", UUID.class),
        row.getString("nonce"),
        row.getString("deployment_id"),
        row.getBytes("browser_hash"),
        frame == null ? null : new Login.Stored(frame, row.getBytes("storage_hash")));
  }
}
