package org.xueshi.kernel.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.entity.Measure;

/** The application's connections as the database sees them, those of all nodes together. */
@ApplicationScoped
public class DatabaseMeasures implements Measures {

  @Inject private Jdbi jdbi;

  @Override
  public List<Measure> measures(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select count(*) filter (where state = 'active'),
                      count(*) filter (where state like 'idle in transaction%'),
                      count(*) filter (where state = 'idle'),
                      coalesce(max(extract(epoch from now() - xact_start)), 0)
                    from pg_stat_activity where usename = current_user
                    """)
                .map(
                    (row, context) ->
                        List.of(
                            connections("active", row.getInt(1)),
                            connections("in_transaction", row.getInt(2)),
                            connections("idle", row.getInt(3)),
                            Measure.of(
                                "xueshi_database_oldest_transaction_seconds", row.getDouble(4))))
                .one());
  }

  private static Measure connections(String state, int count) {
    return Measure.of("xueshi_database_connections", "state", state, count);
  }
}
