package org.xueshi.people.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.xueshi.people.entity.PersonRow;

/** Reading people: by id, several at once, by what somebody types. */
@ApplicationScoped
public class Persons {

  private static final String SELECT =
      """
      select p.id, p.staff_number, p.family_name, p.given_name, p.school_id, s.name as school_name,
        p.subject, p.hired_on, p.cycle_starts_on, p.post, p.left_on, p.one_id
      from person p
      left join school s on s.tenant_id = p.tenant_id and s.id = p.school_id
      where p.tenant_id = :tenant
      """;

  private Jdbi jdbi;

  protected Persons() {}

  @Inject
  public Persons(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  public Optional<PersonRow> byId(UUID tenant, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " and p.id = :id")
                .bind("tenant", tenant)
                .bind("id", id)
                .map(ConstructorMapper.of(PersonRow.class))
                .findOne());
  }

  public Optional<PersonRow> byStaffNumber(UUID tenant, String staffNumber) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " and p.staff_number = :staffNumber")
                .bind("tenant", tenant)
                .bind("staffNumber", staffNumber)
                .map(ConstructorMapper.of(PersonRow.class))
                .findOne());
  }

  /** The people behind these identifiers; unknown ones are missing from the map. */
  public Map<UUID, PersonRow> byIds(UUID tenant, Collection<UUID> ids) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " and p.id = any(:ids)")
                .bind("tenant", tenant)
                .bind("ids", ids.toArray(UUID[]::new))
                .map(ConstructorMapper.of(PersonRow.class))
                .stream()
                .collect(Collectors.toMap(PersonRow::id, Function.identity())));
  }

  /**
   * All rows that are one person with any of these, each with the row that describes it. Asks the
   * database only if some of them are merged.
   */
  public Map<UUID, UUID> identities(UUID tenant, Collection<PersonRow> some) {
    var identities = new HashMap<UUID, UUID>();
    some.forEach(row -> identities.put(row.id(), row.kept()));
    var merged = some.stream().map(PersonRow::oneId).filter(Objects::nonNull).distinct();
    var kept = merged.toArray(UUID[]::new);
    if (kept.length > 0) {
      jdbi.useHandle(
          handle ->
              handle
                  .createQuery(
                      """
                      select id, one_id from person
                      where tenant_id = :tenant and one_id = any(:kept)""")
                  .bind("tenant", tenant)
                  .bind("kept", kept)
                  .map((row, context) -> Map.entry(id(row, "id"), id(row, "one_id")))
                  .forEach(one -> identities.put(one.getKey(), one.getValue())));
    }
    return identities;
  }

  /** Whether these two rows are one person today. */
  public boolean areOne(UUID tenant, UUID one, UUID other) {
    return one.equals(other)
        || jdbi.withHandle(
            handle ->
                handle
                    .createQuery("select :other = any(identities_of(:tenant, array[:one]))")
                    .bind("tenant", tenant)
                    .bind("one", one)
                    .bind("other", other)
                    .mapTo(Boolean.class)
                    .one());
  }

  private static UUID id(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  /**
   * People whose staff number begins with, or whose name contains, the words; all for a blank. At
   * most {@code limit}.
   */
  public List<PersonRow> search(UUID tenant, String words, int offset, int limit) {
    var pattern =
        words == null
            ? ""
            : words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    SELECT
                        + """
                           and (p.staff_number like :begin
                             or p.family_name || p.given_name like :within
                             or p.given_name || ' ' || p.family_name like :within)
                           order by p.staff_number nulls last, p.id
                           offset :offset limit :limit
                          """)
                .bind("tenant", tenant)
                .bind("begin", pattern + "%")
                .bind("within", "%" + pattern.replace(" ", "%") + "%")
                .bind("offset", offset)
                .bind("limit", limit)
                .map(ConstructorMapper.of(PersonRow.class))
                .list());
  }
}
