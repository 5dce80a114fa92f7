package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.xueshi.ledger.entity.Credit;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Link;

/** Entries as rows: inserted and read, nothing else. */
@ApplicationScoped
class EntryStore {

  private static final String INSERT =
      """
      insert into credit_entry (
        tenant_id, id, person_id, position, type, posted_minutes, held_minutes, held_until,
        target_id, evidence_id, evidence_hash,
        course_run_id, course_title, project_kind, level, theme, course_ends_on,
        grade, mode, earned_on, pack, hour_minutes, reasons,
        request_key, request_part, request_content, recorded_at, actor_kind, actor_id,
        previous_hash, hash)
      values (
        :tenant, :id, :person, :position, :type, :posted, :held, :until,
        :target, :evidence, :evidenceHash,
        :courseRun, :courseTitle, :projectKind, :level, :theme, :courseEnds,
        :grade, :mode, :earned, :pack, :hourMinutes, cast(:reasons as jsonb),
        :key, :part, :content, :recorded, :actorKind, :actor,
        :previous, :hash)
      """;

  private Jdbi jdbi;

  protected EntryStore() {}

  @Inject
  EntryStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  void insert(List<Link> links) {
    jdbi.useHandle(
        handle -> {
          var batch = handle.prepareBatch(INSERT);
          links.forEach(
              link -> {
                bindHead(batch, link.entry().head());
                bindCredit(batch, link.entry().credit());
                bindDecision(batch, link);
                batch.add();
              });
          batch.execute();
        });
  }

  private static void bindHead(PreparedBatch batch, Entry.Head head) {
    batch
        .bind("tenant", head.tenant())
        .bind("id", head.id())
        .bind("person", head.person())
        .bind("key", head.request().key())
        .bind("part", head.request().part())
        .bind("content", head.request().content().bytes())
        .bind("recorded", EntryRows.time(head.recordedAt()))
        .bind("actorKind", head.by().kind())
        .bind("actor", head.by().id());
  }

  private static void bindCredit(PreparedBatch batch, Credit credit) {
    CourseColumns.bind(batch, credit.course());
    batch
        .bind("evidence", credit.evidence())
        .bind("evidenceHash", credit.evidenceHash().bytes())
        .bind("grade", credit.grade())
        .bind("mode", credit.mode())
        .bind("earned", credit.earnedOn())
        .bind("pack", credit.pack())
        .bind("hourMinutes", credit.hourMinutes());
  }

  private static void bindDecision(PreparedBatch batch, Link link) {
    var entry = link.entry();
    batch
        .bind("position", link.position())
        .bind("type", entry.type())
        .bind("posted", entry.effect().posted())
        .bind("held", entry.effect().held())
        .bind("until", entry instanceof Entry.Held held ? held.until() : null)
        .bind("target", entry.target())
        .bind("reasons", TextJson.write(entry.reasons()))
        .bind("previous", link.previous().bytes())
        .bind("hash", link.hash().bytes());
  }

  /** The chains of these persons, by person and position. */
  List<Entry> ofPersons(UUID tenant, Collection<UUID> persons) {
    return entries(
        """
        select * from credit_entry where tenant_id = :tenant and person_id = any(:persons)
        order by person_id, position""",
        query -> query.bind("tenant", tenant).bind("persons", persons.toArray(UUID[]::new)));
  }

  List<Entry> byKeys(UUID tenant, Collection<String> keys) {
    return entries(
        """
        select * from credit_entry where tenant_id = :tenant and request_key = any(:keys)
        order by request_key, request_part""",
        query -> query.bind("tenant", tenant).bind("keys", keys.toArray(String[]::new)));
  }

  /** An entry in its place; empty if this district has none of that id. */
  Optional<Link> find(UUID tenant, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from credit_entry where tenant_id = :tenant and id = :id")
                .bind("tenant", tenant)
                .bind("id", id)
                .map((row, context) -> EntryRows.link(row))
                .findOne());
  }

  /**
   * A piece of a list.
   *
   * @param before older than this entry; {@code null} for the newest
   */
  record Slice(UUID before, int limit) {}

  /**
   * Newest first.
   *
   * @param persons {@code null} for any
   */
  List<Link> search(UUID tenant, Entries.Search search, List<UUID> persons, Slice slice) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from credit_entry
                    where tenant_id = :tenant
                      and (cast(:persons as uuid[]) is null or person_id = any(:persons))
                      and (cast(:run as uuid) is null or course_run_id = :run)
                      and (cast(:course as text) is null or course_title ilike :course)
                      and (cast(:from as date) is null or earned_on >= :from)
                      and (cast(:to as date) is null or earned_on <= :to)
                      and (cast(:known as timestamptz) is null or recorded_at <= :known)
                      and (cast(:before as uuid) is null or id < :before)
                    order by id desc limit :limit""")
                .bind("tenant", tenant)
                .bind("persons", persons == null ? null : persons.toArray(UUID[]::new))
                .bind("run", search.courseRunId())
                .bind("course", contains(search.course()))
                .bind("from", search.from())
                .bind("to", search.to())
                .bind("known", search.knownOn() == null ? null : EntryRows.time(search.knownOn()))
                .bind("before", slice.before())
                .bind("limit", slice.limit())
                .map((row, context) -> EntryRows.link(row))
                .list());
  }

  private static String contains(String words) {
    if (words == null || words.isBlank()) {
      return null;
    }
    var literal = words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    return "%" + literal + "%";
  }

  private List<Entry> entries(String sql, Function<Query, Query> binding) {
    return jdbi.withHandle(
        handle ->
            binding
                .apply(handle.createQuery(sql))
                .map((row, context) -> EntryRows.entry(row))
                .list());
  }
}
