package org.xueshi.people.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.xueshi.people.entity.SchoolRow;

/** Reading schools and who works there. */
@ApplicationScoped
public class Schools {

  private static final String SELECT =
      "select id, code, name from school where tenant_id = :tenant";

  private Jdbi jdbi;

  protected Schools() {}

  @Inject
  public Schools(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** All schools of the district, by code. */
  public List<SchoolRow> all(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " order by code")
                .bind("tenant", tenant)
                .map(ConstructorMapper.of(SchoolRow.class))
                .list());
  }

  /** Names by identifier, for choosing one; by code. */
  public Map<UUID, String> names(UUID tenant) {
    var names = new LinkedHashMap<UUID, String>();
    all(tenant).forEach(school -> names.put(school.id(), school.name()));
    return names;
  }

  public Optional<SchoolRow> byId(UUID tenant, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " and id = :id")
                .bind("tenant", tenant)
                .bind("id", id)
                .map(ConstructorMapper.of(SchoolRow.class))
                .findOne());
  }

  /** Whoever the roster says works there now, by staff number. */
  public List<UUID> teachers(UUID tenant, UUID school) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select id from person
                    where tenant_id = :tenant and school_id = :school and staff_number is not null
                      and (left_on is null or left_on > current_date)
                    order by staff_number""")
                .bind("tenant", tenant)
                .bind("school", school)
                .mapTo(UUID.class)
                .list());
  }
}
