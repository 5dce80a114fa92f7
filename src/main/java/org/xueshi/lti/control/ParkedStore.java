package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.entity.Digests;
import org.xueshi.lti.entity.Claims;
import org.xueshi.lti.entity.Ladder;
import org.xueshi.lti.entity.Launch;
import org.xueshi.lti.entity.LaunchFacts;
import org.xueshi.lti.entity.Rung;

/** Table {@code lti_parked_launch}. */
@ApplicationScoped
class ParkedStore {

  private static final String COLUMNS =
      "tenant_id, registration_id, claims, rungs_left, cookie_came, storage_hash, facts";

  private Jdbi jdbi;
  private Clock clock;

  protected ParkedStore() {}

  @Inject
  ParkedStore(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** Keeps a launch on a rung, to be had with the code. */
  void add(String code, Rung rung, Climb climb, Duration lasts) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into lti_parked_launch (tenant_id, code_hash, registration_id, claims, rung,
                  rungs_left, cookie_came, storage_hash, facts, expires_at)
                values (?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?::jsonb, ?)
                """,
                climb.tenant(),
                Digests.sha256(code),
                climb.launch().registrationId(),
                Jose.json(climb.launch().claims()),
                rung.name(),
                Ladder.text(climb.left()),
                climb.cookieCame(),
                climb.storageHash(),
                facts(climb.facts()),
                clock.instant().plus(lasts).atOffset(ZoneOffset.UTC)));
  }

  /** The launch, left where it is; empty if unknown, used, too old, or on another rung. */
  Optional<Climb> peek(UUID tenant, String code, Rung rung) {
    return find(
        tenant,
        code,
        rung,
        "select "
            + COLUMNS
            + """
             from lti_parked_launch where tenant_id = :tenant and code_hash = :code
              and rung = :rung and expires_at > :now
            """);
  }

  /** The launch, taken out: it can be had once. */
  Optional<Climb> consume(UUID tenant, String code, Rung rung) {
    return find(
        tenant,
        code,
        rung,
        """
        delete from lti_parked_launch where tenant_id = :tenant and code_hash = :code
          and rung = :rung and expires_at > :now
        returning \
        """
            + COLUMNS);
  }

  private Optional<Climb> find(UUID tenant, String code, Rung rung, String sql) {
    return code == null
        ? Optional.empty()
        : jdbi.withHandle(
            handle ->
                handle
                    .createQuery(sql)
                    .bind("tenant", tenant)
                    .bind("code", Digests.sha256(code))
                    .bind("rung", rung.name())
                    .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .map((row, context) -> climb(row))
                    .findOne());
  }

  private static Climb climb(ResultSet row) throws SQLException {
    return new Climb(
        row.getObject("tenant_id", UUID.class),
        Launch.unparked(
            row.getObject("registration_id", UUID.class),
            Jose.json(row.getString("claims")).orElseThrow()),
        facts(row.getString("facts")),
        row.getBoolean("cookie_came"),
        row.getBytes("storage_hash"),
        Ladder.rungs(row.getString("rungs_left")),
        List.of());
  }

  private static String facts(LaunchFacts facts) {
    return Jose.json(
        Map.of(
            "key", facts.keyId(),
            "skew", facts.skewMs(),
            "type", facts.messageType(),
            "deployment", facts.deploymentId()));
  }

  private static LaunchFacts facts(String json) {
    var facts = new Claims(Jose.json(json).orElse(Map.of()));
    return new LaunchFacts(
        facts.exact("key").orElse(""),
        facts.number("skew").orElse(0.0).longValue(),
        facts.exact("type").orElse(""),
        facts.exact("deployment").orElse(""));
  }
}
