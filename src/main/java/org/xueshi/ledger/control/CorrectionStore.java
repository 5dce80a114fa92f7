package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.xueshi.ledger.entity.Correction;
import org.xueshi.ledger.entity.Seal;
import org.xueshi.web.entity.Actor;

/** Corrections and their decisions as rows: inserted and read, nothing else. */
@ApplicationScoped
class CorrectionStore {

  private static final String SELECT =
      """
      select c.*, d.accepted, d.reason as decided_because, d.recorded_at as decided_at,
        d.actor_kind as decider_kind, d.actor_id as decider_id
      from correction c
      left join correction_decision d on d.tenant_id = c.tenant_id and d.correction_id = c.id
      where c.tenant_id = :tenant
      """;

  private Jdbi jdbi;

  protected CorrectionStore() {}

  @Inject
  CorrectionStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A correction with the seal of the request that asked for it. */
  record Asked(Correction correction, Seal content) {}

  /** False if the key was there already: then nothing was written. */
  boolean insert(String key, Asked asked) {
    var correction = asked.correction();
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        insert into correction (tenant_id, id, kind, person_id, entry_id, minutes,
                          reason, needs_second, request_key, request_content, recorded_at,
                          actor_kind, actor_id)
                        values (:tenant, :id, :kind, :person, :entry, :minutes, :reason, :second,
                          :key, :content, :recorded, :actorKind, :actor)
                        on conflict (tenant_id, request_key) do nothing""")
                    .bind("tenant", correction.tenant())
                    .bind("id", correction.id())
                    .bind("kind", correction.kind())
                    .bind("person", correction.person())
                    .bind("entry", correction.entry())
                    .bind("minutes", correction.minutes())
                    .bind("reason", correction.reason())
                    .bind("second", correction.needsSecond())
                    .bind("key", key)
                    .bind("content", asked.content().bytes())
                    .bind("recorded", EntryRows.time(correction.recordedAt()))
                    .bind("actorKind", correction.by().kind())
                    .bind("actor", correction.by().id())
                    .execute())
        == 1;
  }

  /** False if somebody decided before. */
  boolean decide(Correction correction, Correction.Decision decision) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        insert into correction_decision (tenant_id, correction_id, accepted,
                          reason, needs_second, proposer_kind, proposer_id, recorded_at,
                          actor_kind, actor_id)
                        values (:tenant, :id, :accepted, :reason, :second, :proposerKind,
                          :proposer, :recorded, :actorKind, :actor)
                        on conflict (tenant_id, correction_id) do nothing""")
                    .bind("tenant", correction.tenant())
                    .bind("id", correction.id())
                    .bind("accepted", decision.accepted())
                    .bind("reason", decision.reason())
                    .bind("second", correction.needsSecond())
                    .bind("proposerKind", correction.by().kind())
                    .bind("proposer", correction.by().id())
                    .bind("recorded", EntryRows.time(decision.at()))
                    .bind("actorKind", decision.by().kind())
                    .bind("actor", decision.by().id())
                    .execute())
        == 1;
  }

  Optional<Correction> find(UUID tenant, UUID id) {
    return list(SELECT + " and c.id = :id", tenant, query -> query.bind("id", id)).stream()
        .findFirst();
  }

  Optional<Asked> byKey(UUID tenant, String key) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " and c.request_key = :key")
                .bind("tenant", tenant)
                .bind("key", key)
                .map(
                    (row, context) ->
                        new Asked(correction(row), EntryRows.seal(row, "request_content")))
                .findOne());
  }

  /** Newest first. */
  List<Correction> ofPerson(UUID tenant, UUID person) {
    return list(
        SELECT
            + " and c.person_id = any(identities_of(:tenant, array[:person])) order by c.id desc",
        tenant,
        query -> query.bind("person", person));
  }

  /**
   * Newest first.
   *
   * @param open only undecided ones
   * @param before older than this one; {@code null} for the newest
   */
  List<Correction> newest(UUID tenant, boolean open, UUID before, int limit) {
    return list(
        SELECT
            + """
               and (not :open or d.accepted is null)
               and (cast(:before as uuid) is null or c.id < :before)
              order by c.id desc limit :limit""",
        tenant,
        query -> query.bind("open", open).bind("before", before).bind("limit", limit));
  }

  /** Imports, newest first. */
  List<Correction> imports(UUID tenant, UUID before, int limit) {
    return list(
        SELECT
            + """
               and c.kind = 'IMPORT' and (cast(:before as uuid) is null or c.id < :before)
              order by c.id desc limit :limit""",
        tenant,
        query -> query.bind("before", before).bind("limit", limit));
  }

  private List<Correction> list(String sql, UUID tenant, UnaryOperator<Query> binding) {
    return jdbi.withHandle(
        handle ->
            binding
                .apply(handle.createQuery(sql).bind("tenant", tenant))
                .map((row, context) -> correction(row))
                .list());
  }

  private static Correction correction(ResultSet row) throws SQLException {
    var tenant = row.getObject("tenant_id", UUID.class);
    return new Correction(
        tenant,
        row.getObject("id", UUID.class),
        Correction.Kind.valueOf(row.getString("kind")),
        row.getObject("person_id", UUID.class),
        row.getObject("entry_id", UUID.class),
        row.getInt("minutes"),
        row.getString("reason"),
        row.getBoolean("needs_second"),
        EntryRows.instant(row, "recorded_at"),
        new Actor(tenant, row.getString("actor_kind"), row.getString("actor_id")),
        decision(row, tenant));
  }

  private static Correction.Decision decision(ResultSet row, UUID tenant) throws SQLException {
    if (row.getString("decider_id") == null) {
      return null;
    }
    return new Correction.Decision(
        row.getBoolean("accepted"),
        row.getString("decided_because"),
        EntryRows.instant(row, "decided_at"),
        new Actor(tenant, row.getString("decider_kind"), row.getString("decider_id")));
  }
}
