package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.control.Measures;
import org.xueshi.kernel.entity.Measure;

/** Scores owed to platforms: how many wait, for how long, and how many were given up. */
@ApplicationScoped
public class DeliveryMeasures implements Measures {

  @Inject private Jdbi jdbi;

  @Override
  public List<Measure> measures(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select count(*) filter (where state = 'WAITING'),
                      count(*) filter (where state = 'REFUSED'),
                      count(*) filter (where state = 'DEAD'),
                      coalesce(extract(epoch from now()
                        - min(waiting_since) filter (where state = 'WAITING')), 0)
                    from score_outbox where tenant_id = :tenant and state <> 'SENT'
                    """)
                .bind("tenant", tenant)
                .map(
                    (row, context) ->
                        List.of(
                            scores("waiting", row.getInt(1)),
                            scores("refused", row.getInt(2)),
                            scores("dead", row.getInt(3)),
                            Measure.of("xueshi_scores_oldest_waiting_seconds", row.getDouble(4))))
                .one());
  }

  private static Measure scores(String state, int count) {
    return Measure.of("xueshi_scores_owed", "state", state, count);
  }
}
