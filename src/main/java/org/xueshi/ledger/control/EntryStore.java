package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.xueshi.ledger.control.BulkInsert.Column;
import org.xueshi.ledger.entity.Credit;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Link;
import org.xueshi.ledger.entity.Period;

/** Entries as rows: inserted and read, nothing else. */
@ApplicationScoped
class EntryStore {

  private static final BulkInsert<Link> INSERT = new BulkInsert<>("credit_entry", columns());

  private static final String WITHIN =
      """
      select %s, course_title
      from unnest(cast(:persons as uuid[]), cast(:from as date[]), cast(:to as date[]))
        asked (person, from_day, to_day)
      join credit_entry on tenant_id = :tenant and person_id = person
        and earned_on between from_day and to_day
      """
          .formatted(LightRows.COLUMNS);

  private Jdbi jdbi;

  protected EntryStore() {}

  @Inject
  EntryStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  void insert(List<Link> links) {
    jdbi.useHandle(handle -> INSERT.execute(handle, links));
  }

  private static List<Column<Link>> columns() {
    return Stream.of(headColumns(), creditColumns(), courseColumns(), decisionColumns())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Column<Link>> headColumns() {
    return List.of(
        head("tenant_id", "uuid", Entry.Head::tenant),
        head("id", "uuid", Entry.Head::id),
        head("person_id", "uuid", Entry.Head::person),
        head("request_key", "text", head -> head.request().key()),
        head("request_part", "integer", head -> head.request().part()),
        head("request_content", "bytea", head -> head.request().content().bytes()),
        head("recorded_at", "timestamptz", Entry.Head::recordedAt),
        head("actor_kind", "text", head -> head.by().kind()),
        head("actor_id", "text", head -> head.by().id()));
  }

  private static List<Column<Link>> creditColumns() {
    return List.of(
        credit("evidence_id", "uuid", Credit::evidence),
        credit("evidence_hash", "bytea", credit -> credit.evidenceHash().bytes()),
        credit("grade", "text", credit -> credit.grade().name()),
        credit("mode", "text", credit -> credit.mode().name()),
        credit("earned_on", "date", Credit::earnedOn),
        credit("pack", "text", Credit::pack),
        credit("hour_minutes", "integer", Credit::hourMinutes));
  }

  private static List<Column<Link>> courseColumns() {
    return List.of(
        credit("course_run_id", "uuid", credit -> credit.course().runId()),
        credit("course_title", "text", credit -> credit.course().title()),
        credit("project_kind", "text", credit -> credit.course().kind().name()),
        credit("level", "text", credit -> credit.course().level().name()),
        credit("theme", "text", credit -> credit.course().theme().name()),
        credit("course_ends_on", "date", credit -> credit.course().endsOn()));
  }

  private static List<Column<Link>> decisionColumns() {
    return List.of(
        new Column<>("position", "bigint", Link::position),
        new Column<>("type", "text", link -> link.entry().type()),
        new Column<>("posted_minutes", "integer", link -> link.entry().effect().posted()),
        new Column<>("held_minutes", "integer", link -> link.entry().effect().held()),
        new Column<>(
            "held_until",
            "date",
            link -> link.entry() instanceof Entry.Held held ? held.until() : null),
        new Column<>("target_id", "uuid", link -> link.entry().target()),
        new Column<>("reasons", "jsonb", link -> TextJson.write(link.entry().reasons())),
        new Column<>("previous_hash", "bytea", link -> link.previous().bytes()),
        new Column<>("hash", "bytea", link -> link.hash().bytes()));
  }

  private static Column<Link> head(String name, String type, Function<Entry.Head, Object> value) {
    return new Column<>(name, type, link -> value.apply(link.entry().head()));
  }

  private static Column<Link> credit(String name, String type, Function<Credit, Object> value) {
    return new Column<>(name, type, link -> value.apply(link.entry().credit()));
  }

  /** The chains of these persons, by person and position. */
  List<Entry> ofPersons(UUID tenant, Collection<UUID> persons) {
    return entries(
        """
        select * from credit_entry where tenant_id = :tenant and person_id = any(:persons)
        order by person_id, position""",
        query -> query.bind("tenant", tenant).bind("persons", persons.toArray(UUID[]::new)));
  }

  /** Everything that stands on this evidence, by person and position. */
  List<Entry> ofEvidence(UUID tenant, Collection<UUID> evidence) {
    return entries(
        """
        select * from credit_entry where tenant_id = :tenant and evidence_id = any(:evidence)
        order by person_id, position""",
        query -> query.bind("tenant", tenant).bind("evidence", evidence.toArray(UUID[]::new)));
  }

  /**
   * What was earned by these persons in the period of each, as {@link LightRows} have it, in no
   * order.
   */
  List<Entry> within(UUID tenant, Map<UUID, Period> periods) {
    if (periods.isEmpty()) {
      return List.of();
    }
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(WITHIN)
                .bind("tenant", tenant)
                .bind("persons", periods.keySet().toArray(UUID[]::new))
                .bind("from", days(periods, Period::from))
                .bind("to", days(periods, Period::to))
                .map((row, context) -> LightRows.entry(tenant, row, row.getString("course_title")))
                .list());
  }

  private static String[] days(Map<UUID, Period> periods, Function<Period, LocalDate> end) {
    return periods.values().stream()
        .map(end)
        .map(day -> day.equals(LocalDate.MAX) ? "infinity" : day.toString())
        .toArray(String[]::new);
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
                      and (cast(:persons as uuid[]) is null
                        or person_id = any(identities_of(:tenant, :persons)))
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
