package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.control.Measures;
import org.xueshi.kernel.entity.Measure;

/** The book: how long it is, how old its last seal, and what waits for a person. */
@ApplicationScoped
public class BookMeasures implements Measures {

  @Inject private Jdbi jdbi;

  @Override
  public List<Measure> measures(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select
                      (select coalesce(sum(length), 0) from ledger_chain where tenant_id = :tenant),
                      (select coalesce(extract(epoch from now() - max(taken_at)), 0)
                        from checkpoint where tenant_id = :tenant),
                      (select count(*) from correction c where c.tenant_id = :tenant and c.needs_second and not exists (
                        select 1 from correction_decision d
                        where d.tenant_id = c.tenant_id and d.correction_id = c.id))
                    """)
                .bind("tenant", tenant)
                .map(
                    (row, context) ->
                        List.of(
                            Measure.of("xueshi_ledger_entries", row.getDouble(1)),
                            Measure.of("xueshi_ledger_seal_age_seconds", row.getDouble(2)),
                            Measure.of("xueshi_ledger_corrections_waiting", row.getDouble(3))))
                .one());
  }
}
