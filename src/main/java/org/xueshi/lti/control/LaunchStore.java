package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.xueshi.lti.entity.Claims;
import org.xueshi.lti.entity.LaunchFacts;
import org.xueshi.lti.entity.LaunchRecord;
import org.xueshi.lti.entity.LaunchRecord.Failure;
import org.xueshi.lti.entity.LaunchRecord.Outcome;
import org.xueshi.lti.entity.Rung;
import org.xueshi.web.entity.CourseRole;

/** Table {@code lti_launch}, append only, and {@code lti_launch_message} beside it. */
@ApplicationScoped
class LaunchStore {

  private static final String INSERT =
      """
      insert into lti_launch (tenant_id, id, reference, at, outcome, registration_id,
        deployment_id, message_type, person_id, role, rung, key_id, skew_ms, failed)
      values (:tenant, :id, :reference, :at, :outcome, :registration, :deployment, :type, :person,
        :role, :rung, :key, :skew, :failed::jsonb)
      """;

  private Jdbi jdbi;

  protected LaunchStore() {}

  @Inject
  LaunchStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  void add(UUID tenant, LaunchRecord launch) {
    jdbi.useHandle(handle -> bind(handle.createUpdate(INSERT), tenant, launch).execute());
  }

  /** Both rows in one statement: one round trip. */
  void add(UUID tenant, LaunchRecord launch, StoredMessage message) {
    var sql =
        "with launch as ("
            + INSERT
            + """
            ) insert into lti_launch_message (tenant_id, session_id, launch_id, registration_id,
              person_id, message, expires_at)
            values (:tenant, :session, :id, :registration, :person, :message::jsonb, :expires)
            """;
    jdbi.useHandle(
        handle ->
            bind(handle.createUpdate(sql), tenant, launch)
                .bind("session", message.sessionId())
                .bind("message", Jose.json(message.message()))
                .bind("expires", message.expiresAt().atOffset(ZoneOffset.UTC))
                .execute());
  }

  Optional<LaunchDetails> details(UUID tenant, UUID sessionId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select launch_id, registration_id, person_id, message, answered_at
                    from lti_launch_message where tenant_id = :tenant and session_id = :session
                    """)
                .bind("tenant", tenant)
                .bind("session", sessionId)
                .map((row, context) -> details(tenant, sessionId, row))
                .findOne());
  }

  /** Marks a deep linking request as answered; false if it was already. */
  boolean answer(UUID tenant, UUID sessionId, java.time.Instant at) {
    return jdbi.withHandle(
            handle ->
                handle.execute(
                    """
                    update lti_launch_message set answered_at = ?
                    where tenant_id = ? and session_id = ? and answered_at is null
                    """,
                    at.atOffset(ZoneOffset.UTC),
                    tenant,
                    sessionId))
        == 1;
  }

  /** The newest attempts, of one platform or (null) of all, and refusals only if asked. */
  List<LaunchRecord> recent(UUID tenant, UUID registrationId, boolean refusedOnly, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from lti_launch where tenant_id = :tenant
                      and (:registration::uuid is null or registration_id = :registration)
                      and (not :refused or outcome = 'REFUSED')
                    order by at desc, id desc limit :limit
                    """)
                .bind("tenant", tenant)
                .bind("registration", registrationId)
                .bind("refused", refusedOnly)
                .bind("limit", limit)
                .map((row, context) -> launch(row))
                .list());
  }

  Optional<LaunchRecord> byReference(UUID tenant, String reference) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from lti_launch where tenant_id = :tenant and reference = :reference
                    order by at desc limit 1
                    """)
                .bind("tenant", tenant)
                .bind("reference", reference)
                .map((row, context) -> launch(row))
                .findOne());
  }

  private static <S extends SqlStatement<S>> S bind(S statement, UUID tenant, LaunchRecord launch) {
    return statement
        .bind("tenant", tenant)
        .bind("id", launch.id())
        .bind("reference", launch.reference())
        .bind("at", launch.at().atOffset(ZoneOffset.UTC))
        .bind("outcome", launch.outcome().name())
        .bind("registration", launch.registrationId())
        .bind("deployment", launch.facts().deploymentId())
        .bind("type", launch.facts().messageType())
        .bind("person", launch.personId())
        .bind("role", launch.role() == null ? null : launch.role().name())
        .bind("rung", launch.rung() == null ? null : launch.rung().name())
        .bind("key", launch.facts().keyId())
        .bind("skew", launch.facts().skewMs())
        .bind("failed", failed(launch.failed()));
  }

  private static String failed(List<Failure> failures) {
    var list = failures.stream().map(each -> Map.of(each.name(), each.detail())).toList();
    return Jose.json(Map.of("list", list));
  }

  static LaunchRecord launch(ResultSet row) throws SQLException {
    var role = row.getString("role");
    var rung = row.getString("rung");
    return new LaunchRecord(
        row.getObject("id", UUID.class),
        row.getString("reference"),
        row.getTimestamp("at").toInstant(),
        Outcome.valueOf(row.getString("outcome")),
        row.getObject("registration_id", UUID.class),
        row.getObject("person_id", UUID.class),
        role == null ? null : CourseRole.valueOf(role),
        rung == null ? null : Rung.valueOf(rung),
        new LaunchFacts(
            row.getString("key_id"),
            row.getLong("skew_ms"),
            row.getString("message_type"),
            row.getString("deployment_id")),
        failures(row.getString("failed")));
  }

  private static List<Failure> failures(String json) {
    var failures = new ArrayList<Failure>();
    var list = Jose.json(json).orElse(Map.of()).get("list");
    if (list instanceof List<?> entries) {
      for (var entry : entries) {
        ((Map<?, ?>) entry)
            .forEach((name, detail) -> failures.add(new Failure(name.toString(), "" + detail)));
      }
    }
    return failures;
  }

  private static LaunchDetails details(UUID tenant, UUID sessionId, ResultSet row)
      throws SQLException {
    return new LaunchDetails(
        tenant,
        row.getObject("launch_id", UUID.class),
        sessionId,
        row.getObject("registration_id", UUID.class),
        row.getObject("person_id", UUID.class),
        new org.xueshi.lti.entity.LaunchMessage(
            new Claims(Jose.json(row.getString("message")).orElseThrow())),
        row.getTimestamp("answered_at") != null);
  }
}
