package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.control.Measures;
import org.xueshi.kernel.entity.Measure;

/** Launches of the last five minutes, on all nodes: how they ended, and by which rung. */
@ApplicationScoped
public class LaunchMeasures implements Measures {

  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final List<String> OUTCOMES = List.of("ACCEPTED", "PARKED", "REFUSED");

  @Inject private Jdbi jdbi;
  @Inject private Clock clock;

  @Override
  public List<Measure> measures(UUID tenant) {
    var outcomes = counted(tenant, "outcome");
    var rungs = counted(tenant, "rung");
    return Stream.concat(
            OUTCOMES.stream()
                .map(
                    each ->
                        Measure.of(
                            "xueshi_launches_5m",
                            "outcome",
                            each,
                            outcomes.getOrDefault(each, 0L))),
            rungs.entrySet().stream()
                .map(
                    each ->
                        Measure.of(
                            "xueshi_launches_by_rung_5m", "rung", each.getKey(), each.getValue())))
        .toList();
  }

  private Map<String, Long> counted(UUID tenant, String by) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select <by>, count(*) from lti_launch
                    where tenant_id = :tenant and at > :since and <by> is not null group by 1
                    """)
                .define("by", by)
                .bind("tenant", tenant)
                .bind("since", clock.instant().minus(WINDOW).atOffset(ZoneOffset.UTC))
                .reduceRows(
                    new HashMap<String, Long>(),
                    (counts, row) -> {
                      counts.put(row.getColumn(1, String.class), row.getColumn(2, Long.class));
                      return counts;
                    }));
  }
}
