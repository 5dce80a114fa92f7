package org.xueshi.people.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.people.entity.PersonName;

/**
 * How those are called who did something: records keep identifiers, pages show names. Persons and
 * console accounts alike.
 */
@ApplicationScoped
public class Names {

  private static final String NAMES =
      """
      select id, family_name, given_name, null as display_name from person
      where tenant_id = :tenant and id = any(:ids)
      union all
      select id, null, null, display_name from account where tenant_id = :tenant and id = any(:ids)
      """;

  private Jdbi jdbi;

  protected Names() {}

  @Inject
  public Names(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * @param ids as records keep them; what is no identifier of ours (the name of a job) is left out
   * @return by identifier; nobody's is missing from the map
   */
  public Map<String, String> of(UUID tenant, Collection<String> ids) {
    var wanted = ids.stream().distinct().flatMap(id -> Ids.parse(id).stream()).toArray(UUID[]::new);
    if (wanted.length == 0) {
      return Map.of();
    }
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(NAMES)
                .bind("tenant", tenant)
                .bind("ids", wanted)
                .reduceRows(
                    new HashMap<String, String>(),
                    (names, row) -> {
                      var shown = row.getColumn("display_name", String.class);
                      names.put(
                          row.getColumn("id", UUID.class).toString(),
                          shown != null
                              ? shown
                              : PersonName.display(
                                  row.getColumn("family_name", String.class),
                                  row.getColumn("given_name", String.class)));
                      return names;
                    }));
  }

  /** All console accounts of the district, by name; for choosing one. */
  public Map<String, String> accounts(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select id, display_name from account where tenant_id = :tenant
                    order by display_name, id""")
                .bind("tenant", tenant)
                .reduceRows(
                    new LinkedHashMap<String, String>(),
                    (names, row) -> {
                      names.put(
                          row.getColumn("id", UUID.class).toString(),
                          row.getColumn("display_name", String.class));
                      return names;
                    }));
  }
}
