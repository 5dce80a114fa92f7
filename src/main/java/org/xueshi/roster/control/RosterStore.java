package org.xueshi.roster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.people.entity.Stage;
import org.xueshi.roster.entity.PersonFacts;
import org.xueshi.roster.entity.RosterChange;
import org.xueshi.roster.entity.RosterDiff;
import org.xueshi.web.entity.Actor;

/** Imports, what they did, and the persons they did it to. */
@ApplicationScoped
class RosterStore {

  private static final String IMPORT =
      """
      select id, file_name, source, whole, lines::text as lines, jsonb_array_length(lines) as rows,
        uploaded_at, applied_at, undone_at
      from roster_import where tenant_id = :tenant
      """;

  private Jdbi jdbi;

  protected RosterStore() {}

  @Inject
  RosterStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Imports take turns: each sees what the one before has done. */
  void lock(UUID tenant) {
    jdbi.useHandle(
        handle ->
            handle
                .createQuery("select 1 from district where tenant_id = :tenant for update")
                .bind("tenant", tenant)
                .mapTo(Integer.class)
                .one());
  }

  Map<String, RosterDiff.Known> roster(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select * from person where tenant_id = :tenant and staff_number is not null")
                .bind("tenant", tenant)
                .reduceResultSet(
                    new LinkedHashMap<>(),
                    (all, row, context) -> {
                      all.put(
                          row.getString("staff_number"),
                          new RosterDiff.Known(row.getObject("id", UUID.class), facts(row)));
                      return all;
                    }));
  }

  Map<String, UUID> schools(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select code, id from school where tenant_id = :tenant")
                .bind("tenant", tenant)
                .reduceRows(
                    new LinkedHashMap<>(),
                    (all, row) -> {
                      all.put(row.getColumn("code", String.class), row.getColumn("id", UUID.class));
                      return all;
                    }));
  }

  void insert(UUID tenant, UUID id, RosterImports.Upload upload, Instant at, Actor actor) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into roster_import (tenant_id, id, file_name, source, whole, lines,
                  uploaded_at, actor_kind, actor_id)
                values (?, ?, ?, ?, ?, cast(? as jsonb), ?, ?, ?)""",
                tenant,
                id,
                upload.fileName(),
                upload.source().name(),
                upload.whole(),
                RosterJson.rows(upload.rows()),
                time(at),
                actor.kind(),
                actor.id()));
  }

  Optional<RosterImports.Kept> find(UUID tenant, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(IMPORT + " and id = :id")
                .bind("tenant", tenant)
                .bind("id", id)
                .map((row, context) -> kept(row))
                .findOne());
  }

  List<RosterImports.Kept> newest(UUID tenant, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(IMPORT + " order by uploaded_at desc limit :limit")
                .bind("tenant", tenant)
                .bind("limit", limit)
                .map((row, context) -> kept(row))
                .list());
  }

  /** Writes the facts; null for {@code person} makes a new one of this number. */
  void write(UUID tenant, UUID person, String staffNumber, PersonFacts facts) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into person (tenant_id, id, staff_number, family_name, given_name, email,
                      school_id, stage, subject, post, hired_on, id_hash, left_on, version)
                    values (:tenant, :id, :number, :familyName, :givenName, :email, :schoolId,
                      :stageName, :subject, :post, :hiredOn, :idHash, :leftOn, 1)
                    on conflict (tenant_id, id) do update set family_name = excluded.family_name,
                      given_name = excluded.given_name, email = excluded.email,
                      school_id = excluded.school_id, stage = excluded.stage,
                      subject = excluded.subject, post = excluded.post,
                      hired_on = excluded.hired_on, id_hash = excluded.id_hash,
                      left_on = excluded.left_on, version = person.version + 1""")
                .bind("tenant", tenant)
                .bind("id", person)
                .bind("number", staffNumber)
                .bindMethods(facts)
                .bind("stageName", facts.stage() == null ? null : facts.stage().name())
                .execute());
  }

  void note(UUID tenant, UUID id, int position, UUID person, RosterChange change) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into roster_change (tenant_id, import_id, position, person_id, kind,
                  before_facts, after_facts)
                values (?, ?, ?, ?, ?, cast(? as jsonb), cast(? as jsonb))""",
                tenant,
                id,
                position,
                person,
                change.kind().name(),
                change.before() == null ? null : RosterJson.facts(change.before()),
                RosterJson.facts(change.after())));
  }

  /** What an import did, as it was written. */
  List<RosterChange> changes(UUID tenant, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select c.kind, c.person_id, p.staff_number, c.before_facts::text as before_facts,
                      c.after_facts::text as after_facts
                    from roster_change c
                    join person p on p.tenant_id = c.tenant_id and p.id = c.person_id
                    where c.tenant_id = :tenant and c.import_id = :id order by c.position""")
                .bind("tenant", tenant)
                .bind("id", id)
                .map((row, context) -> change(row))
                .list());
  }

  void applied(UUID tenant, UUID id, Instant at, Actor actor) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                update roster_import set applied_at = ?, applied_by = ?
                where tenant_id = ? and id = ?""",
                time(at),
                actor.id(),
                tenant,
                id));
  }

  void undone(UUID tenant, UUID id, Instant at, Actor actor) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                update roster_import set undone_at = ?, undone_by = ?
                where tenant_id = ? and id = ?""",
                time(at),
                actor.id(),
                tenant,
                id));
  }

  private static RosterChange change(ResultSet row) throws SQLException {
    var before = row.getString("before_facts");
    var was = before == null ? null : RosterJson.facts(before);
    var after = RosterJson.facts(row.getString("after_facts"));
    return new RosterChange(
        0,
        RosterChange.Kind.valueOf(row.getString("kind")),
        row.getString("staff_number"),
        row.getObject("person_id", UUID.class),
        was,
        after,
        was == null ? List.of() : after.differences(was));
  }

  private static RosterImports.Kept kept(ResultSet row) throws SQLException {
    return new RosterImports.Kept(
        row.getObject("id", UUID.class),
        row.getString("file_name"),
        RosterImports.Source.valueOf(row.getString("source")),
        row.getBoolean("whole"),
        RosterJson.rows(row.getString("lines")),
        instant(row, "uploaded_at"),
        instant(row, "applied_at"),
        instant(row, "undone_at"));
  }

  private static PersonFacts facts(ResultSet row) throws SQLException {
    var stage = row.getString("stage");
    return new PersonFacts(
        row.getString("family_name"),
        row.getString("given_name"),
        row.getString("email"),
        row.getObject("school_id", UUID.class),
        stage == null ? null : Stage.valueOf(stage),
        row.getString("subject"),
        row.getString("post"),
        row.getObject("hired_on", LocalDate.class),
        row.getString("id_hash"),
        row.getObject("left_on", LocalDate.class));
  }

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
