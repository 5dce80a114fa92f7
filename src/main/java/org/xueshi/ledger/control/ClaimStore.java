package org.xueshi.ledger.control;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.xueshi.ledger.control.BulkInsert.Column;
import org.xueshi.ledger.entity.Book;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.Interval;

/** Clock minutes that are credited now. The database refuses two that overlap for one person. */
@ApplicationScoped
class ClaimStore {

  private static final String COLUMNS =
      "select person_id, evidence_id, course_title, starts_at, ends_at ";

  private static final String OF_PERSONS =
      COLUMNS + "from claimed_interval where tenant_id = :tenant and person_id = any(:persons)";

  private static final String TOUCHING =
      COLUMNS
          + """
          from unnest(cast(:persons as uuid[]), cast(:from as timestamptz[]),
            cast(:to as timestamptz[])) asked (person, asked_from, asked_to)
          join claimed_interval on tenant_id = :tenant and person_id = person
            and tstzrange(starts_at, ends_at) && tstzrange(asked_from, asked_to)
          order by starts_at""";

  private Jdbi jdbi;

  protected ClaimStore() {}

  @Inject
  ClaimStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  private record Row(UUID person, Book.Claim claim) {}

  /** All of these persons' claims, by person. */
  Map<UUID, List<Book.Claim>> ofPersons(UUID tenant, Collection<UUID> persons) {
    return claims(
        OF_PERSONS,
        query -> query.bind("tenant", tenant).bind("persons", persons.toArray(UUID[]::new)));
  }

  private record Asked(UUID row, Evidence evidence) {}

  /**
   * The claims that lie between the first and the last minute of this evidence, by row.
   *
   * @param rows all rows that are one person with the evidence's own
   */
  Map<UUID, List<Book.Claim>> touching(
      UUID tenant, Collection<Evidence> evidence, Function<UUID, List<UUID>> rows) {
    var timed =
        evidence.stream()
            .filter(one -> !one.facts().intervals().isEmpty())
            .flatMap(one -> rows.apply(one.person()).stream().map(row -> new Asked(row, one)))
            .toList();
    if (timed.isEmpty()) {
      return Map.of();
    }
    return claims(
        TOUCHING,
        query ->
            query
                .bind("tenant", tenant)
                .bind("persons", timed.stream().map(Asked::row).toArray(UUID[]::new))
                .bind(
                    "from", timed.stream().map(one -> first(one.evidence())).toArray(String[]::new))
                .bind(
                    "to", timed.stream().map(one -> last(one.evidence())).toArray(String[]::new)));
  }

  private static String first(Evidence evidence) {
    return evidence.facts().intervals().stream()
        .map(Interval::from)
        .min(naturalOrder())
        .orElseThrow()
        .toString();
  }

  private static String last(Evidence evidence) {
    return evidence.facts().intervals().stream()
        .map(Interval::to)
        .max(naturalOrder())
        .orElseThrow()
        .toString();
  }

  private Map<UUID, List<Book.Claim>> claims(String sql, UnaryOperator<Query> binding) {
    return jdbi.withHandle(
        handle ->
            binding
                .apply(handle.createQuery(sql))
                .map((row, context) -> row(row))
                .collect(groupingBy(Row::person, mapping(Row::claim, toList()))));
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getObject("person_id", UUID.class),
        new Book.Claim(
            row.getObject("evidence_id", UUID.class),
            row.getString("course_title"),
            new Interval(EntryRows.instant(row, "starts_at"), EntryRows.instant(row, "ends_at"))));
  }

  void insert(UUID tenant, Map<UUID, List<Book.Claim>> claims) {
    var rows = new ArrayList<Row>();
    claims.forEach((person, list) -> list.forEach(claim -> rows.add(new Row(person, claim))));
    jdbi.useHandle(handle -> insert(tenant).execute(handle, rows));
  }

  private static BulkInsert<Row> insert(UUID tenant) {
    return new BulkInsert<>(
        "claimed_interval",
        List.of(
            new Column<>("tenant_id", "uuid", row -> tenant),
            new Column<>("person_id", "uuid", Row::person),
            new Column<>("evidence_id", "uuid", row -> row.claim().evidence()),
            new Column<>("course_title", "text", row -> row.claim().courseTitle()),
            new Column<>("starts_at", "timestamptz", row -> row.claim().interval().from()),
            new Column<>("ends_at", "timestamptz", row -> row.claim().interval().to())));
  }

  /** The credit of this evidence was taken back: its minutes are free again. */
  void free(UUID tenant, UUID person, UUID evidence) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    delete from claimed_interval where tenant_id = :tenant
                      and person_id = :person and evidence_id = :evidence""")
                .bind("tenant", tenant)
                .bind("person", person)
                .bind("evidence", evidence)
                .execute());
  }
}
