package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.ledger.entity.ChainHead;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.Finding;
import org.xueshi.ledger.entity.Link;
import org.xueshi.ledger.entity.VerificationRun;
import org.xueshi.web.entity.Actor;

/** Reads the whole book in order, in pieces, and keeps what was found. */
@ApplicationScoped
class VerificationStore {

  private Jdbi jdbi;

  protected VerificationStore() {}

  @Inject
  VerificationStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * From here on this transaction sees one moment of the book, whatever is posted meanwhile. Must
   * be its first statement.
   */
  void freeze() {
    jdbi.useHandle(handle -> handle.execute("set transaction isolation level repeatable read"));
  }

  /** Everybody with a chain, entries or claimed minutes: whichever of them was tampered with. */
  List<UUID> persons(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select person_id from ledger_chain where tenant_id = :tenant
                    union select person_id from credit_entry where tenant_id = :tenant
                    union select person_id from claimed_interval where tenant_id = :tenant
                    order by 1""")
                .bind("tenant", tenant)
                .mapTo(UUID.class)
                .list());
  }

  Map<UUID, ChainHead> heads(UUID tenant, List<UUID> persons) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select person_id, length, hash from ledger_chain
                    where tenant_id = :tenant and person_id = any(:persons)""")
                .bind("tenant", tenant)
                .bind("persons", persons.toArray(UUID[]::new))
                .map(
                    (row, context) ->
                        Map.entry(row.getObject("person_id", UUID.class), ChainStore.head(row)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** The chains of these persons, by person and position. */
  List<Link> links(UUID tenant, List<UUID> persons) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from credit_entry
                    where tenant_id = :tenant and person_id = any(:persons)
                    order by person_id, position""")
                .bind("tenant", tenant)
                .bind("persons", persons.toArray(UUID[]::new))
                .map((row, context) -> EntryRows.link(row))
                .list());
  }

  List<Evidence> evidence(UUID tenant, List<UUID> persons) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from evidence
                    where tenant_id = :tenant and person_id = any(:persons)""")
                .bind("tenant", tenant)
                .bind("persons", persons.toArray(UUID[]::new))
                .map((row, context) -> EntryRows.evidence(row))
                .list());
  }

  void insert(UUID tenant, VerificationRun run, Actor actor) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into verification_run (tenant_id, id, started_at, finished_at, chains,
                      entries, findings, actor_kind, actor_id)
                    values (:tenant, :id, :started, :finished, :chains, :entries,
                      cast(:findings as jsonb), :actorKind, :actor)""")
                .bind("tenant", tenant)
                .bind("id", run.id())
                .bind("started", EntryRows.time(run.startedAt()))
                .bind("finished", EntryRows.time(run.finishedAt()))
                .bind("chains", run.chains())
                .bind("entries", run.entries())
                .bind("findings", json(run.findings()))
                .bind("actorKind", actor.kind())
                .bind("actor", actor.id())
                .execute());
  }

  /** Newest first. */
  List<VerificationRun> newest(UUID tenant, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from verification_run where tenant_id = :tenant
                    order by id desc limit :limit""")
                .bind("tenant", tenant)
                .bind("limit", limit)
                .map((row, context) -> run(row))
                .list());
  }

  private static VerificationRun run(ResultSet row) throws SQLException {
    return new VerificationRun(
        row.getObject("id", UUID.class),
        EntryRows.instant(row, "started_at"),
        EntryRows.instant(row, "finished_at"),
        row.getInt("chains"),
        row.getLong("entries"),
        findings(row.getString("findings")));
  }

  private static String json(List<Finding> findings) {
    var array = Json.createArrayBuilder();
    for (var finding : findings) {
      var object =
          Json.createObjectBuilder()
              .add("person", finding.person().toString())
              .add("position", finding.position())
              .add("what", TextJson.write(List.of(finding.what())));
      if (finding.entry() != null) {
        object.add("entry", finding.entry().toString());
      }
      array.add(object);
    }
    return array.build().toString();
  }

  private static List<Finding> findings(String json) {
    try (var reader = Json.createReader(new StringReader(json))) {
      return reader.readArray().getValuesAs(JsonObject.class).stream()
          .map(VerificationStore::finding)
          .toList();
    }
  }

  private static Finding finding(JsonObject object) {
    var entry = object.getString("entry", null);
    return new Finding(
        UUID.fromString(object.getString("person")),
        entry == null ? null : UUID.fromString(entry),
        object.getJsonNumber("position").longValue(),
        TextJson.read(object.getString("what")).get(0));
  }
}
