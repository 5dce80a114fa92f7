package org.xueshi.people.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The district's schools, for choosing one. */
@ApplicationScoped
public class SchoolNames {

  private Jdbi jdbi;

  protected SchoolNames() {}

  @Inject
  public SchoolNames(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Names by identifier, in the order of the school codes. */
  public Map<UUID, String> all(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select id, name from school where tenant_id = :tenant order by code, id")
                .bind("tenant", tenant)
                .reduceRows(
                    new LinkedHashMap<UUID, String>(),
                    (names, row) -> {
                      names.put(
                          row.getColumn("id", UUID.class), row.getColumn("name", String.class));
                      return names;
                    }));
  }
}
